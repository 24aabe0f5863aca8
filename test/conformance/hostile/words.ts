/** Words that are reserved in one of the languages, or that mean something in some places of it. */
export const reservedWords: readonly string[] = split(`
  abstract add alias and args arguments as ascending assert async await base become bool boolean box break by byte case
  catch char checked class cls const constructor continue crate debugger decimal declare def default defer del delegate
  delete descending do double dyn dynamic elif else enum equals eval event except exec explicit export extends extern
  False false field file final finally fixed float fn for foreach from function gen get global goto group if impl
  implements implicit import in infer init instanceof int interface internal into is join keyof lambda let lock long loop
  macro managed match mod module move mut nameof namespace native never new None nonlocal not notnull null object of on
  operator or orderby out override params partial pass print priv private protected pub public raise readonly record ref
  remove required require return satisfies sbyte scoped sealed select Self self set short sizeof stackalloc static
  string struct super switch symbol this throw trait True true try type typeof uint ulong unchecked undefined union
  unique unmanaged unsafe unsized unknown use ushort using value var virtual void volatile when where while with yield
  i8 u8 i16 u16 i32 u32 i64 u64 f32 f64 usize isize str vec dict list tuple bytes len range id map hash repr`);

/** Names that the standard libraries, MessagePack's libraries or generated code itself give to something. */
export const standardNames: readonly string[] = split(`
  Action Any Array ArrayBuffer Attribute BitConverter Boolean Box BTreeMap BTreeSet Buffer Byte Cache Clone Codec Codecs
  Console Convert Cow Data DateOnly DateTime Debug Decimal DecodeError Default Deserialize Deserializer Dict Dictionary
  Display Document DocumentDescriptor Documents Double Drop Duration EncodeError Encoding Enum Eq Err Error Exception Expect Field Finalize
  Float Formatter From FrozenSet Func Function Generated Global Guid HashMap HashSet Header IEnumerable Index IndexError
  Infinity Int32 Int64 IntEnum Into Iterator Key KeyError Keyslot KeyslotSupport List Literal Math Member MessagePack
  MessagePackFormatter MessagePackObject MessagePackReader MessagePackSerializer MessagePackWriter Mapping NaN Names
  Nullable Number Object Obsolete Ok Option Optional Ord Ordering PartialEq Pattern PlainDate Promise Proxy Range Raw Rc
  ReadOnlyMemory Reader Record Reference Regex Reflect RegExp Result Send Sequence Serialize Serializer Set Single Size
  Sized Some Span StopIteration Store StoreKey String Support Symbol Sync System Task Text TimeSpan Timestamp ToString Tuple
  Type TypeError Types Union Unit UnknownMember UnknownSlots Unpacker Uuid Value ValueError Vec Visitor Void
  WeakMap Writer Wire Schema Slot Slots Entry Catalog Float64Array Int8Array TypedArray Element MemoryMarshal`);

/** Members that every class has somewhere, and those that generated classes have. */
export const memberNames: readonly string[] = split(`
  __class__ __dict__ __doc__ __eq__ __hash__ __init__ __module__ __name__ __new__ __post_init__ __proto__ __repr__ __slots__
  __x _x array as_any as_ref bool_ borrow bytes catalog catalogEntry class_ clone cmp code codec compareTo count cultcache
  dataclass decode decodeFrom default_ depth descriptor deserialize document documents DOCUMENT drop encode encodeInto
  Encode Decode Equals eq error Finalize fmt formatter from_bytes fromJSON get_hash_code GetHashCode GetType hasOwnProperty hashCode
  i index indexes inner isPrototypeOf items iter item j k key KEY keys kind length main MemberwiseClone merge messagepack mro
  msgpack n name Name ne new_ next none ok options other pack packer partial_cmp path payload pop position prototype r reader
  ReferenceEquals result schema schemaHash schemaId schema_hash SCHEMA self_ serialize serializer size some source span std
  store store_key storeKey struct_ support sys t tag tags tail take text to_owned to_string toJSON ToString toString try_from typing
  unknown_ UnknownSlots unknownSlots unknown_slots unpack unpacker v validate value_ values valueOf version view visitor w
  walk wire writer x y z 1st 2nd 3.5 42 a-b a.b a/b a:b $cash end-`);

/** Letters of many scripts, and what compatibility forms, case and composition make of some. */
export const unicodeNames: readonly string[] = split(`
  ünïcode 名前 имя ñandú Ωmega ﬁn ªlpha ǅungla ʼn İstanbul ıspanak ßtraße café naïve ключ 变量 변수 متغير שם κλειδί ตัวแปร
  ४२ x² ﾅﾏｴ ℌilbert`);

/** Literals of a string union: nothing that a name can be made of, or that ends a literal somewhere. */
export const literals: readonly string[] = [
  "",
  " ",
  "a-b",
  "a_b",
  "aB",
  "AB",
  "ab",
  "1",
  "1.5",
  "-",
  "--",
  "😀",
  "😀😀",
  '"',
  '"""',
  "'''",
  "'",
  "`",
  "\\",
  "\\\\n",
  "a\nb",
  "a\r\nb",
  "\t",
  "\u0000",
  "\u2028",
  "\u0085",
  "\ufeff",
  "$\x7bx}",
  "{0}",
  "{{x}}",
  "%s",
  "#endif",
  "//",
  "/* */",
  "]]>",
  "<!--",
  "</summary>",
  "&amp;",
  "\\u0022",
  "\\N{DASH}",
  "\\x41",
  "\\",
  "class",
  "Class",
  "None",
  "True",
  "self",
  "Unknown",
  "unknown",
  "Other",
  "mro",
  "name",
  "value",
  "é",
  "e\u0301",
  "ﬁ",
  "fi",
].filter((literal, i, all) => all.indexOf(literal) === i);

function split(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
