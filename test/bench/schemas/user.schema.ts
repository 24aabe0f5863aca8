import type { float64, int32, uint8, uint16, uint32 } from "@keyslot/runtime/types";

/** One of the twenty records of a user: 6 slots, about 30 bytes. */
export interface Order {
  /** @key(0) */
  id: uint32;
  /** @key(1) */
  title: string;
  /** @key(2) */
  quantity: uint16;
  /** @key(3) */
  price: float64;
  /** @key(4) */
  paid: boolean;
  /** @key(5) */
  note?: string;
}

export interface Address {
  /** @key(0) */
  street: string;
  /** @key(1) */
  city: string;
  /** @key(2) */
  postcode: string;
  /** @key(3) */
  country: string;
  /** @key(4) */
  latitude: float64;
  /** @key(5) */
  longitude: float64;
}

/**
 * A document of middling size with a bit of everything: 25 slots, 20 records, a map, dates, bytes; about 1,145 bytes.
 * @document("bench.user")
 */
export interface User {
  /** @key(0) @id */
  id: string;
  /** @key(1) @name */
  name: string;
  /** @key(2) */
  email: string;
  /** @key(3) */
  age: uint8;
  /** @key(4) @index */
  team: uint32;
  /** @key(5) */
  active: boolean;
  /** @key(6) */
  verified: boolean;
  /** @key(7) */
  balance: float64;
  /** @key(8) */
  rating: float64;
  /** @key(9) */
  level: uint16;
  /** @key(10) */
  offset: int32;
  /** @key(11) */
  locale: string;
  /** @key(12) */
  timezone: string;
  /** @key(13) */
  createdAt: Date;
  /** @key(14) */
  updatedAt: Date;
  /** @key(15) */
  lastSeenAt?: Date;
  /** @key(16) */
  avatar: Uint8Array;
  /** @key(17) */
  address: Address;
  /** @key(18) */
  orders: Order[];
  /** @key(19) */
  tags: string[];
  /** @key(20) */
  counters: Map<string, uint32>;
  /** @key(21) */
  bio?: string;
  /** @key(22) */
  referrer?: string;
  /** @key(23) */
  scores: int32[];
  /** One late slot, for what skips to it. @key(24) */
  status: string;
}
