#!/usr/bin/env bash
# The step of the action: finds what to compare with, prints the findings, and says whether generated files are up to date.
set -euo pipefail

has_commit() { git cat-file -e "$1^{commit}" 2>/dev/null; }

# In a clone that lacks it; in a complete one nothing is fetched, since --depth would cut it off.
fetch_commit() { has_commit "$1" || git fetch --quiet --no-tags --depth=1 origin "$1"; }

# The commit that a pull request goes into.
base_of_pull_request() {
  local base branch="refs/remotes/origin/$GITHUB_BASE_REF"
  # What merging would give is checked out: its first parent is the base, whatever happened to the branch since.
  if [[ $GITHUB_REF == refs/pull/*/merge && $(git rev-parse HEAD) == "$GITHUB_SHA" ]]; then
    base=$(git cat-file commit HEAD | sed -n -e '/^$/q' -e 's/^parent //p' | head -n 1)
    fetch_commit "$base" && printf '%s\n' "$base" && return
  fi
  # The branch itself is checked out: what the base got since is not taken for something that this branch removed.
  git fetch --quiet --no-tags origin "+refs/heads/$GITHUB_BASE_REF:$branch"
  git merge-base HEAD "$branch" && return
  git fetch --quiet --no-tags --unshallow origin "+refs/heads/$GITHUB_BASE_REF:$branch" "$(git rev-parse HEAD)"
  git merge-base HEAD "$branch"
}

# An option and its value are one word, so that no value is taken for an option.
build=(build --frozen)
check=(check)
if [[ -n $KEYSLOT_CONFIG ]]; then
  build+=("--config=$KEYSLOT_CONFIG")
  check+=("--config=$KEYSLOT_CONFIG")
fi
[[ -z $KEYSLOT_MODE ]] || check+=("--mode=$KEYSLOT_MODE")
[[ -z $KEYSLOT_FAIL_ON ]] || check+=("--fail-on=$KEYSLOT_FAIL_ON")

if [[ -n $KEYSLOT_AGAINST ]]; then
  while IFS= read -r release; do
    [[ -z $release ]] || check+=("--against=$release")
  done <<<"$KEYSLOT_AGAINST"
elif [[ -n $KEYSLOT_QUEUE_BASE ]]; then
  fetch_commit "$KEYSLOT_QUEUE_BASE"
  check+=("--against=$KEYSLOT_QUEUE_BASE")
elif [[ -n ${GITHUB_BASE_REF:-} ]]; then
  if ! base=$(base_of_pull_request); then
    echo "::error title=Keyslot::What this pull request goes into could not be fetched from origin, so nothing was compared."
    exit 2
  fi
  check+=("--against=$base")
fi

checked=0
npx --no-install keyslot "${check[@]}" --format github || checked=$?

if [[ -n $KEYSLOT_SARIF ]]; then
  # The same findings once more, from the cache; the verdict is known already.
  npx --no-install keyslot "${check[@]}" --format sarif --output "$KEYSLOT_SARIF" >/dev/null 2>&1 || true
  if [[ -f $KEYSLOT_SARIF ]]; then
    file=$(cd "$(dirname -- "$KEYSLOT_SARIF")" && pwd -P)/$(basename -- "$KEYSLOT_SARIF")
    printf 'sarif=%s\n' "${file#"$(cd "$GITHUB_WORKSPACE" && pwd -P)"/}" >>"$GITHUB_OUTPUT"
  fi
fi

# What a build would say about findings is said already.
((checked == 0)) || exit "$checked"
npx --no-install keyslot "${build[@]}" || {
  built=$?
  echo "::error title=Keyslot::The lockfile or a generated file is not what the schemas say. Run \`keyslot build\` and commit what it writes."
  exit "$built"
}
