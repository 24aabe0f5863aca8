#!/usr/bin/env node
// What the packed tool starts from: CommonJS, because Node loads it faster. Node 22 and newer keep compiled code between runs.
require("node:module").enableCompileCache?.();
require("../dist/cli/main.cjs");
