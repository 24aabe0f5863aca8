import type { Tag } from "@acme/lib";
import type { Kind, Second } from "./second.schema.ts";

export interface Box<T> {
  /** @key(0) */ content: T;
  /** @key(1) */ more?: Box<T>[];
}

export interface First {
  /** @key(0) */ second: Second | null;
  /** @key(1) */ kind: Kind;
  /** @key(2) */ tags: Box<Tag[]>;
  /** @key(3) */ pair: Box<Box<Second>>;
}
