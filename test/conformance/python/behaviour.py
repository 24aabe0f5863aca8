"""What generated Python promises beyond bytes; run over the packages of the golden cases, with both forms of msgpack."""

from __future__ import annotations

import array
import math
import pickle
import struct
import threading
import tracemalloc
import unittest
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, get_type_hints
from uuid import UUID

import enums_and_unions as shapes
import every_type as types
import hard_names as hard
import slots_and_documents as documents
from slots_and_documents import cultcache
import cultcache_py

CITY_ID = UUID("6f9619ff-8b86-d011-b42d-00cf4fc964ff")


def a_city(**changes: Any) -> documents.City:
    values: dict[str, Any] = {"id": CITY_ID, "name": "Reykjavík", "country": "IS", "tags": ["a", "b"], "founded": None}
    return documents.City(**{**values, **changes})


def some_samples(**changes: Any) -> types.Samples:
    values: dict[str, Any] = {
        "heights": array.array("d", [1.0, -0.0, math.inf]),
        "position": array.array("f", [0.5]),
        "depths": None,
        "tracks": [],
        "by_name": {},
        "pair": (None, array.array("b")),
    }
    return types.Samples(**{**values, **changes})


class Values(unittest.TestCase):
    def test_defaults_are_new_for_every_value(self) -> None:
        first, second = types.Defaults(), types.Defaults()
        first.list.append(3)
        first.counts["b"] = 2
        first.point.x = 9
        self.assertEqual((second.list, second.counts, second.point.x), ([1, 2], {"a": 1}, 1))
        self.assertEqual(types.Defaults.unpack(b"\x90").list, [1, 2])

    def test_read_defaults_are_the_class_s_own(self) -> None:
        read, made = types.Defaults.unpack(b"\x90"), types.Defaults()
        self.assertTrue(math.isnan(read.nothing))
        self.assertEqual(replace(read, nothing=0.0), replace(made, nothing=0.0))
        self.assertEqual(read.pack(), made.pack())

    def test_replace_keeps_unknown_slots(self) -> None:
        newer = b"\x94\x01\x02\xa1z\x93\x01\xc0\xcd\x00\x07"
        point = types.Point.unpack(newer)
        self.assertEqual(replace(point, x=5).pack(), b"\x94\x05\x02\xa1z\x93\x01\xc0\xcd\x00\x07")
        self.assertNotEqual(point, types.Point(x=1, y=2))
        point.y = 7
        self.assertEqual(point.pack()[2:], b"\x07" + newer[3:])

    def test_unknown_members_are_kept(self) -> None:
        figure = shapes.FIGURE_CODEC.unpack(b"\x92\x09\x92\xa1a\xcd\x00\x01")
        self.assertEqual(figure, shapes.UnknownMember(9, b"\x92\xa1a\xcd\x00\x01"))
        self.assertEqual(shapes.FIGURE_CODEC.pack(figure), b"\x92\x09\x92\xa1a\xcd\x00\x01")

    def test_unions_are_types_at_run_time(self) -> None:
        self.assertIsInstance(shapes.UnknownMember(9, b"\xc0"), shapes.Figure)
        self.assertNotIsInstance(shapes.TreeOfString(value=""), shapes.Figure)
        for package in (shapes, types, documents):
            for name in package.__all__:
                value = getattr(package, name)
                if isinstance(value, type) and issubclass(value, package.Record):
                    self.assertIn("unknown_slots", get_type_hints(value))

    def test_enums_are_enums_and_open_ones_keep_numbers(self) -> None:
        value = shapes.Enums(
            status=77, sizes=[shapes.Size.EXTRA_LARGE], countries=frozenset({"IS", "DE"}), side=None, per_suit={}
        )
        read = shapes.Enums.unpack(value.pack())
        self.assertIs(read.level, shapes.Level.MIDDLE)
        self.assertIs(read.suit, shapes.Suit.SPADES)
        self.assertIs(read.sizes[0], shapes.Size.EXTRA_LARGE)
        self.assertEqual((read.status, read.phases), (77, {shapes.Phase.SOLID: shapes.Status.DOWN}))
        self.assertEqual(read.mood, "calm")

    def test_a_datetime_of_any_zone_is_that_instant(self) -> None:
        moment = datetime(1969, 12, 31, 23, 59, 59, 999_900, tzinfo=timezone(timedelta(hours=-9)))
        read = types.Defaults.unpack(types.Defaults(at=moment).pack()).at
        self.assertEqual(read, datetime(1970, 1, 1, 8, 59, 59, 999_000, tzinfo=timezone.utc))
        self.assertEqual(read.tzinfo, timezone.utc)

    def test_timestamps_and_durations_convert(self) -> None:
        moment = datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=timezone.utc)
        self.assertEqual(types.Timestamp.from_datetime(moment).to_datetime(), moment)
        self.assertEqual(types.Timestamp(-1).to_datetime(), datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=timezone.utc))
        self.assertEqual(types.Duration.from_timedelta(timedelta(microseconds=-3)), -30)
        self.assertEqual(types.Duration(-31).to_timedelta(), timedelta(microseconds=-4))
        self.assertEqual(repr(types.Timestamp(5)), "Timestamp(5)")

    def test_decimals_keep_every_digit(self) -> None:
        for text in ("-0", "0.00", "1" * 60 + "." + "2" * 60, "-12.50"):
            price = types.Defaults.unpack(types.Defaults(price=Decimal(text)).pack()).price
            self.assertEqual(str(price), text)
        self.assertIn(b"\xa41000", types.Defaults(price=Decimal("1E+3")).pack())

    def test_sets_of_what_python_cannot_tell_apart_are_lists(self) -> None:
        value = types.Containers(
            list=[], matrix=[], pair=(1, None), names=frozenset(), points=[types.Point(x=1, y=2)],
            prices=[Decimal("1.00"), Decimal("1.0")], counts={}, by_id={}, extras=[b"\xc0"], tuples=frozenset({(1, "a")}),
        )
        read = types.Containers.unpack(value.pack())
        self.assertEqual([str(price) for price in read.prices], ["1.0", "1.00"])
        self.assertEqual(read.tuples, {(1, "a")})

    def test_values_pickle_and_print(self) -> None:
        city = a_city()
        self.assertEqual(pickle.loads(pickle.dumps(city)), city)
        self.assertNotIn("unknown_slots", repr(city))

    def test_hard_names_work(self) -> None:
        item = hard.item(name="n", other=hard.list(lists={"x": hard.list()}))
        self.assertEqual(hard.item.unpack(item.pack()), item)
        self.assertEqual(hard.Builtins.__doc__, "Fields that are called like what annotations need.")
        self.assertEqual(hard.DOCUMENTS[0].schema_id, "a\\b")


class Errors(unittest.TestCase):
    def check(self, code: str, path: str, run: Any) -> None:
        # Each package has errors of its own.
        with self.assertRaises(ValueError) as caught:
            run()
        error: Any = caught.exception
        self.assertEqual((error.code, error.path), (code, path))
        self.assertIn(code, str(error))
        self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))

    def test_paths_lead_to_the_fault(self) -> None:
        self.check("wire/type-mismatch", "Forest.names.children[0].value", lambda: shapes.Forest.unpack(
            b"\x92\x92\x92\x01\x91\x01\x90\x92\xa1a\x91\x91\x05"))
        tree = shapes.TreeOfString(value="a", children=[shapes.TreeOfString(value="b"), 5])  # type: ignore[list-item]
        self.check("wire/type-mismatch", "TreeOfString.children[1]", tree.pack)
        self.check("wire/out-of-range", 'Defaults.counts["ключ"]', types.Defaults(counts={"ключ": 2**31}).pack)
        self.check("wire/missing-slot", "City.name", a_city(name=None).pack)
        self.check("wire/trailing-bytes", "Point", lambda: types.Point.unpack(b"\x92\x01\x02\x00"))
        self.check("wire/type-mismatch", "Point", lambda: types.Point.unpack("no bytes"))  # type: ignore[arg-type]

    def test_what_python_takes_for_a_number_is_no_int(self) -> None:
        self.check("wire/type-mismatch", "Point.x", types.Point(x=True, y=0).pack)
        self.check("wire/type-mismatch", "Point.x", types.Point(x=1.0, y=0).pack)  # type: ignore[arg-type]
        self.check("wire/type-mismatch", "Defaults.number", types.Defaults(number=False).pack)
        self.assertEqual(types.Defaults(number=3).pack(), types.Defaults(number=3.0).pack())
        self.check("wire/out-of-range", "Defaults.number", types.Defaults(number=10**400).pack)

    def test_values_of_other_kinds_are_refused(self) -> None:
        naive = datetime(2024, 1, 1)
        self.check("wire/type-mismatch", "Defaults.at", types.Defaults(at=naive).pack)
        self.check("wire/type-mismatch", "Defaults.day", types.Defaults(day=naive).pack)
        self.check("wire/invalid-decimal", "Defaults.price", types.Defaults(price=Decimal("NaN")).pack)
        self.check("wire/too-long", "Defaults.price", types.Defaults(price=Decimal("1E+999999999")).pack)
        self.check("wire/too-long", "Defaults.price", types.Defaults(price=Decimal("0E-999999999")).pack)
        self.assertEqual(types.Defaults.unpack(types.Defaults(price=Decimal("-0E+999999999")).pack()).price, 0)
        self.check("wire/undeclared-value", "Group.hull", shapes.Group(parts=[], hull=shapes.TreeOfString(value="")).pack)  # type: ignore[arg-type]

    def test_arrays_are_written_from_any_buffer_of_their_elements(self) -> None:
        expected = some_samples().pack()
        doubles = struct.pack("3d", 1.0, -0.0, math.inf)
        every_other = memoryview(array.array("d", [1.0, 9.0, -0.0, 9.0, math.inf]))[::2]
        for heights in (memoryview(doubles).cast("d"), every_other, memoryview(bytearray(doubles)).cast("d")):
            self.assertEqual(some_samples(heights=heights).pack(), expected)
        read = types.Samples.unpack(expected)
        self.assertIsInstance(read.heights, array.array)
        self.assertEqual((read.heights.typecode, read.heights.tolist()), ("d", [1.0, -0.0, math.inf]))
        self.assertEqual(memoryview(read.heights).tobytes(), doubles)
        self.assertIsNot(types.Samples.unpack(expected).flags, types.Samples.unpack(expected).flags)
        # An int64 has two names where a long is as wide.
        wide = memoryview(array.array("q", [5])).cast("B").cast("l") if struct.calcsize("l") == 8 else array.array("q", [5])
        self.assertEqual(types.Samples.unpack(some_samples(ticks=wide).pack()).ticks, array.array("q", [5]))

    def test_other_buffers_are_no_arrays(self) -> None:
        floats = array.array("f", [1.0])
        plane = memoryview(bytes(32)).cast("d", (2, 2))
        for heights in ([1.0], (1.0,), 1.0, b"12345678", floats, array.array("q", [1]), plane, bytearray(8)):
            self.check("wire/type-mismatch", "Samples.heights", some_samples(heights=heights).pack)
        turned = memoryview(bytes(8)).cast("Q")
        self.check("wire/type-mismatch", "Samples.ticks", some_samples(ticks=turned).pack)
        self.check("wire/constraint", "Samples.position", some_samples(position=array.array("f")).pack)
        self.check("wire/constraint", "Samples.position", some_samples(position=array.array("f", [0] * 4)).pack)
        self.check("wire/constraint", "Samples.position", some_samples(position=memoryview(array.array("f", [0] * 4))).pack)

    def test_the_bits_of_a_nan_are_kept_in_arrays(self) -> None:
        for bits in (b"\x01\x00\x80\x7f", b"\xef\xbe\xad\xff"):
            position = array.array("f")
            position.frombytes(bits)
            read = types.Samples.unpack(some_samples(position=position).pack())
            self.assertEqual(read.position.tobytes(), bits)

    def test_constraints_bind_what_is_written(self) -> None:
        self.check("wire/constraint", "City.population", a_city(population=100_000_001).pack)
        self.check("wire/constraint", "City.tags", a_city(tags=[""] * 9).pack)
        self.check("wire/constraint", "City.zip", a_city(zip="1234\n").pack)
        self.check("wire/constraint", "ScratchPad.visits[0].guests", documents.ScratchPad(
            text="", visits=[documents.Visit(city="x", day=date(1, 1, 1), confirmed=True, guests=0)]).pack)
        self.check("wire/constraint", "City.zip", a_city(zip="١٢٣٤٥").pack)
        self.assertEqual(documents.City.unpack(a_city(zip="12345").pack()).zip, "12345")

    def test_constraints_do_not_bind_what_is_read(self) -> None:
        visit = b"\x98\xa1x\x00\xc0\xc3\xc0\xc0\xc0\x00"
        read = documents.ScratchPad.unpack(b"\x93\xa0\xc0\x91" + visit)
        self.assertEqual([each.guests for each in read.visits or []], [0])
        self.check("wire/duplicate-element", "ScratchPad.visits[1]",
                   lambda: documents.ScratchPad.unpack(b"\x93\xa0\xc0\x92" + visit * 2))

    def test_claims_cost_nothing(self) -> None:
        tracemalloc.start()
        for payload, path in (
            (b"\xdd\xff\xff\xff\xff", "Containers"),
            (b"\x91\xdd\xff\xff\xff\xff", "Containers.list"),
            (b"\x97\x90\x90\x92\x01\xc0\x90\x90\x90\xdf\xff\xff\xff\xff", "Containers.counts"),
        ):
            self.check("wire/length-exceeds-input", path, lambda: types.Containers.unpack(payload))
        self.check("wire/length-exceeds-input", "City.name", lambda: documents.City.unpack(
            a_city().pack()[:39] + b"\xdb\xff\xff\xff\xff"))
        # Each level claims as many elements as there are bytes.
        nested = b"".join(b"\xdd" + (4000 - 5 * level).to_bytes(4, "big") for level in range(700)) + b"\xc0" * 600
        with self.assertRaises(types.DecodeError):
            types.Containers.unpack(nested)
        self.assertLess(tracemalloc.get_traced_memory()[1], 1_000_000)
        tracemalloc.stop()

    def test_no_value_exhausts_the_stack(self) -> None:
        tree = shapes.TreeOfString(value="a")
        tree.children.append(tree)
        with self.assertRaises(shapes.EncodeError) as caught:
            tree.pack()
        self.assertEqual(caught.exception.code, "wire/too-deep")
        deep = b"\x92\xa1a" + b"\x91\x92\xa1a" * 100_000
        with self.assertRaises(shapes.DecodeError) as read:
            shapes.TreeOfString.unpack(deep)
        self.assertEqual(read.exception.code, "wire/too-deep")

    def test_threads_do_not_meet(self) -> None:
        failures: list[object] = []

        def work(number: int) -> None:
            value = types.Defaults(text=str(number) * 50, list=[number] * 20)
            expected = value.pack()
            for _ in range(200):
                if value.pack() != expected or types.Defaults.unpack(expected).text != value.text:
                    failures.append(number)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])


class Documents(unittest.TestCase):
    def test_store_keys(self) -> None:
        city, visit = documents.CITY_DOCUMENT, documents.VISIT_DOCUMENT
        self.assertEqual(city.store_key(CITY_ID), str(CITY_ID))
        self.assertEqual(visit.store_key("a/b%", date(2024, 2, 29), True), "a%2Fb%25/2024-02-29/true")
        one = documents.Visit(city="x", day=date(1, 1, 1), confirmed=False, guests=1)
        self.assertEqual(visit.store_key_of(one), "x/0001-01-01/false")
        self.assertEqual(documents.SETTINGS_DOCUMENT.store_key(), "__global__")
        self.assertEqual(documents.SETTINGS_DOCUMENT.store_key_of(documents.Settings()), "__global__")
        self.assertIsNone(documents.SCRATCH_PAD_DOCUMENT.store_key_of(documents.ScratchPad(text="")))
        self.assertEqual(documents.SCRATCH_PAD_DOCUMENT.store_key("free/%"), "free/%")
        for parts in ((), (5,), ("a", "b")):
            with self.assertRaises(documents.EncodeError):
                documents.SCRATCH_PAD_DOCUMENT.store_key(*parts)
        for parts in ((), ("a",), (CITY_ID, CITY_ID)):
            with self.assertRaises(documents.EncodeError):
                city.store_key(*parts)

    def test_indexes(self) -> None:
        city = a_city(code="RVK", population=5)
        values = {index.accessor: documents.CITY_DOCUMENT.index_values(index, city) for index in documents.CITY_DOCUMENT.indexes}
        self.assertEqual(values["byCountryAndPopulation"], [("IS", 5)])
        self.assertEqual(values["byTag"], [("a",), ("b",)])
        self.assertEqual(values["byFounded"], [])
        self.assertEqual(values["byCountryAndCode"], [("IS", "RVK")])
        by_code = documents.CITY_DOCUMENT.indexes[1]
        self.assertEqual(documents.CITY_DOCUMENT.index_values(by_code, replace(city, code=None)), [("IS",)])
        self.assertEqual(documents.CITY_DOCUMENT.name_of(city), "Reykjavík")
        pad, (by_measures,) = documents.SCRATCH_PAD_DOCUMENT, documents.SCRATCH_PAD_DOCUMENT.indexes
        found = {values: "here" for values in pad.index_values(
            by_measures, documents.ScratchPad(text="", measures=[math.nan, 0.0, -float("nan"), -0.0]))}
        self.assertEqual(len(found), 2)
        self.assertIn(pad.index_values(by_measures, documents.ScratchPad(text="", measures=[float("nan")]))[0], found)

    def test_descriptors_are_complete(self) -> None:
        names = [descriptor.type_name for descriptor in documents.DOCUMENTS]
        self.assertEqual(names, sorted(names))
        city = documents.CITY_DOCUMENT
        self.assertEqual((city.schema_id, city.version, city.name_key), ("geo.city.v2", 2, 1))
        self.assertEqual(city.unpack(city.pack(a_city())), a_city())
        self.assertEqual(city.schema_hash, documents.City.CODEC.schema_hash)
        self.assertEqual(len(city.catalog.to_list()), 7)

    def test_cultcache_definitions(self) -> None:
        cultcache_py.calls.clear()
        definitions = {definition.type: definition for definition in cultcache.define_documents()}
        self.assertEqual(len(definitions), len(documents.DOCUMENTS))
        fields = {type_name: fields for call, type_name, fields in cultcache_py.calls if call == "define_database_entry_type"}
        self.assertEqual(fields["visit"], [("city", 0), ("day", 1), ("confirmed", 3), ("guests", 7)])
        self.assertIn(("code", 3, None), fields["city"])
        self.assertIn(("define_document_type", "nothing", None), cultcache_py.calls)
        definition, city = definitions["city"], a_city()
        payload = definition.payload_encoder(definition.encode(city))
        self.assertEqual(payload, city.pack())
        self.assertEqual(definition.decode(definition.payload_decoder(payload)), city)
        self.assertEqual(definition.name(city), "Reykjavík")
        self.assertEqual({name: extract(city) for name, extract in definition.indexes.items()},
                         {"byCountry": "IS", "byFounded": None, "byZip": None})
        entry = documents.CITY_DOCUMENT.catalog
        self.assertEqual((definition.schema_id, definition.content_hash), (entry.schema_id, entry.content_hash))
        self.assertEqual(definition.members[1].member_name, "name")
        self.assertTrue(definition.members[1].is_name)


unittest.main()
