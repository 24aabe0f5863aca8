using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MessagePack;

namespace Keyslot.Conformance
{
    /// <summary>Makes values of generated types from their JSON form.</summary>
    internal sealed class FromJson
    {
        private static readonly Dictionary<Type, Dictionary<int, PropertyInfo>> Properties = new Dictionary<Type, Dictionary<int, PropertyInfo>>();
        private readonly Contract contract;

        internal FromJson(Contract contract)
        {
            this.contract = contract;
        }

        internal object Target(string name, object? json)
        {
            Node type = contract.Named(name);
            if (!(json is Dictionary<string, object?> entries)) throw new RefusedException("wire/type-mismatch");
            return type.Text("kind") == "record" ? Record(type, entries) : Union(type, entries);
        }

        private object Union(Node union, Dictionary<string, object?> json)
        {
            foreach (Node member in union.Children("members"))
            {
                Node record = contract.Named(member.Text("record"));
                Node discriminator = record.Child("discriminator");
                bool isMeant = json.TryGetValue(discriminator.Text("property"), out object? kind) && kind is string;
                if (isMeant && (string)kind! == discriminator.Text("value")) return Record(record, json);
            }

            if (!union.Flag("open")) throw new RefusedException("wire/undeclared-value");
            if (!json.TryGetValue("raw", out object? raw)) throw new RefusedException("wire/type-mismatch");
            byte[] body = Bytes(raw);
            if (!json.TryGetValue("tag", out object? tag) || !(tag is JsonNumber number)) throw new RefusedException("wire/undeclared-value");
            if (!long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
                throw new RefusedException("wire/undeclared-value");
            return Create(contract.UnknownOf(union.Text("name")), value, body);
        }

        private object Record(Node record, Dictionary<string, object?> json)
        {
            object value = Create(contract.ClassOf(record.Text("name")));
            foreach (Node slot in record.Children("slots"))
            {
                json.TryGetValue(slot.Text("name"), out object? given);
                SetSlot(value, slot, given);
            }

            return value;
        }

        /// <summary>As on the wire, null stands for an absent slot.</summary>
        internal void SetSlot(object record, Node slot, object? json)
        {
            PropertyInfo property = PropertyOf(record.GetType(), slot.Int("key"));
            string presence = slot.Text("presence");
            if (json is { })
            {
                property.SetValue(record, Value(slot.Child("type"), json, property.PropertyType));
                return;
            }

            if (presence == "required") throw new RefusedException("wire/missing-slot");
            property.SetValue(record, presence == "defaulted" ? property.GetValue(Create(record.GetType())) : null);
        }

        internal static PropertyInfo PropertyOf(Type type, int key)
        {
            if (!Properties.TryGetValue(type, out Dictionary<int, PropertyInfo>? byKey))
            {
                byKey = new Dictionary<int, PropertyInfo>();
                foreach (PropertyInfo property in type.GetProperties())
                    if (property.GetCustomAttribute<KeyAttribute>()?.IntKey is { } own) byKey.Add(own, property);
                Properties.Add(type, byKey);
            }

            return byKey[key];
        }

        private object? Value(Node type, object? json, Type clr)
        {
            clr = Nullable.GetUnderlyingType(clr) ?? clr;
            switch (type.Text("kind"))
            {
                case "scalar":
                    return Scalar(type.Text("scalar"), json, clr);
                case "raw":
                    return Bytes(json);
                case "nullable":
                    return json is null ? null : Value(type.Child("type"), json, clr);
                case "list":
                    return List(type.Child("element"), json, clr);
                case "set":
                    return Set(type.Child("element"), json, clr);
                case "tuple":
                    return Tuple(type, json, clr);
                case "map":
                    return Map(type, json, clr);
                default:
                    return Reference(type.Text("name"), json, clr);
            }
        }

        private object? Reference(string name, object? json, Type clr)
        {
            Node named = contract.Named(name);
            if (named.Text("kind") != "enum") return Target(name, json);
            return named.Text("wire") == "string" ? StringMember(json) : IntMember(named, json, clr);
        }

        private static object StringMember(object? json)
        {
            return json is string text ? text : throw new RefusedException("wire/type-mismatch");
        }

        /// <summary>JSON has a member's value in TypeScript; C# has its number on the wire.</summary>
        private static object IntMember(Node named, object? json, Type clr)
        {
            if (json is null || json is bool) throw new RefusedException("wire/type-mismatch");
            foreach (Node member in named.Children("members"))
                if (Same(member.Value("value"), json)) return Enum.ToObject(clr, Number(member.Value("wire")));
            if (!(json is JsonNumber)) throw new RefusedException("wire/type-mismatch");
            foreach (Node member in named.Children("members"))
                if (Same(member.Value("wire"), json)) throw new RefusedException("wire/undeclared-value");
            if (!named.Flag("open")) throw new RefusedException("wire/undeclared-value");
            return Enum.ToObject(clr, Number(json));
        }

        private static long Number(object? json)
        {
            return (long)Integer(json, long.MinValue, long.MaxValue);
        }

        private static bool Same(object? declared, object? json)
        {
            if (declared is JsonNumber a && json is JsonNumber b) return a.Text == b.Text;
            return declared is string x && json is string y && x == y;
        }

        private static List<object?> Elements(object? json)
        {
            return json as List<object?> ?? throw new RefusedException("wire/type-mismatch");
        }

        private object List(Node element, object? json, Type clr)
        {
            var list = (IList)Create(clr);
            foreach (object? item in Elements(json)) list.Add(Value(element, Present(element, item), clr.GetGenericArguments()[0]));
            return list;
        }

        private static object? Present(Node element, object? json)
        {
            bool mayBeNull = element.Text("kind") == "nullable";
            return json is { } || mayBeNull ? json : throw new RefusedException("wire/type-mismatch");
        }

        /// <summary>A set swallows equal elements, which are the caller's mistake; without a comparer it keeps those that are objects.</summary>
        private object Set(Node element, object? json, Type clr)
        {
            object set = Create(clr);
            MethodInfo add = clr.GetMethod("Add")!;
            foreach (object? item in Elements(json))
            {
                object? value = Value(element, Present(element, item), clr.GetGenericArguments()[0]);
                if (!(bool)add.Invoke(set, new[] { value })!) throw new RefusedException("wire/duplicate-element");
            }

            return set;
        }

        private object Map(Node type, object? json, Type clr)
        {
            var map = (IDictionary)Create(clr);
            Type[] arguments = clr.GetGenericArguments();
            foreach ((object? Key, object? Value) pair in Pairs(type, json))
            {
                object key = Value(type.Child("key"), Present(type.Child("key"), pair.Key), arguments[0])!;
                if (map.Contains(key)) throw new RefusedException("wire/duplicate-key");
                map.Add(key, Value(type.Child("value"), Present(type.Child("value"), pair.Value), arguments[1]));
            }

            return map;
        }

        private static IEnumerable<(object? Key, object? Value)> Pairs(Node type, object? json)
        {
            if (type.Text("form") == "record")
            {
                if (!(json is Dictionary<string, object?> entries)) throw new RefusedException("wire/type-mismatch");
                foreach (KeyValuePair<string, object?> entry in entries) yield return (entry.Key, entry.Value);
                yield break;
            }

            foreach (object? item in Elements(json))
            {
                List<object?> pair = Elements(item);
                if (pair.Count != 2) throw new RefusedException("wire/type-mismatch");
                yield return (pair[0], pair[1]);
            }
        }

        private object Tuple(Node type, object? json, Type clr)
        {
            List<object?> items = Elements(json);
            var elements = new List<Node>(type.Children("elements"));
            if (items.Count != elements.Count) throw new RefusedException("wire/type-mismatch");
            return TupleFrom(elements, items, 0, clr);
        }

        /// <summary>The eighth element of a ValueTuple is a tuple of the rest.</summary>
        private object TupleFrom(List<Node> elements, List<object?> items, int start, Type clr)
        {
            Type[] arguments = clr.GetGenericArguments();
            var values = new object?[arguments.Length];
            for (int i = 0; i < values.Length; i++)
            {
                bool isRest = i == 7;
                values[i] = isRest
                    ? TupleFrom(elements, items, start + i, arguments[i])
                    : Value(elements[start + i], Present(elements[start + i], items[start + i]), arguments[i]);
            }

            return Create(clr, values);
        }

        private object Scalar(string scalar, object? json, Type clr)
        {
            if (scalar.EndsWith("Array", StringComparison.Ordinal)) return TypedArray(scalar.Substring(0, scalar.Length - 5), json, clr.GetElementType()!);
            switch (scalar)
            {
                case "bool":
                    return json is bool flag ? flag : throw new RefusedException("wire/type-mismatch");
                case "string":
                    return StringMember(json);
                case "float64":
                    return Float(json);
                case "float32":
                    return Single(Float(json));
                case "bytes":
                    return Bytes(json);
                case "int64":
                case "uint64":
                case "duration":
                case "timestamp":
                    return Wide(scalar, json, clr);
                case "uuid":
                    return Uuid((string)StringMember(json));
                case "decimal":
                    return Invoke(contract.SupportType("DecimalTexts"), "Parse", StringMember(json));
                case "date":
                    return Date((string)StringMember(json));
                case "plainDate":
                    return Day((string)StringMember(json));
                case "safeint":
                    return (long)Integer(json, -9007199254740991, 9007199254740991);
                default:
                    return Narrow(json, clr);
            }
        }

        private Array TypedArray(string element, object? json, Type clr)
        {
            List<object?> items = Elements(json);
            var values = Array.CreateInstance(clr, items.Count);
            for (int i = 0; i < items.Count; i++)
                values.SetValue(items[i] is null ? throw new RefusedException("wire/type-mismatch") : Scalar(element, items[i], clr), i);
            return values;
        }

        private static object Narrow(object? json, Type clr)
        {
            BigInteger min = Limit(clr, "MinValue");
            BigInteger max = Limit(clr, "MaxValue");
            return Convert.ChangeType((long)Integer(json, min, max), clr, CultureInfo.InvariantCulture);
        }

        private static BigInteger Limit(Type clr, string name)
        {
            return BigInteger.Parse(Convert.ToString(clr.GetField(name)!.GetValue(null), CultureInfo.InvariantCulture)!);
        }

        private static BigInteger Integer(object? json, BigInteger min, BigInteger max)
        {
            if (!(json is JsonNumber number)) throw new RefusedException("wire/type-mismatch");
            double value = double.Parse(number.Text, CultureInfo.InvariantCulture);
            if (Math.Floor(value) != value) throw new RefusedException("wire/out-of-range");
            if (!BigInteger.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger exact))
                exact = new BigInteger(value);
            return exact >= min && exact <= max ? exact : throw new RefusedException("wire/out-of-range");
        }

        private object Wide(string scalar, object? json, Type clr)
        {
            string text = json is JsonNumber number ? number.Text : (string)StringMember(json);
            if (text.Length > 40 || !Regex.IsMatch(text, "^-?(0|[1-9][0-9]*)\\z")) throw new RefusedException("wire/type-mismatch");
            BigInteger value = BigInteger.Parse(text, CultureInfo.InvariantCulture);
            if (scalar == "timestamp") return Invoke(clr, "FromNanoseconds", value);
            Type bounds = scalar == "uint64" ? typeof(ulong) : typeof(long);
            if (value < Limit(bounds, "MinValue") || value > Limit(bounds, "MaxValue")) throw new RefusedException("wire/out-of-range");
            if (scalar == "uint64") return (ulong)value;
            return scalar == "duration" ? (object)new TimeSpan((long)value) : (long)value;
        }

        private static double Float(object? json)
        {
            switch (json)
            {
                case JsonNumber number:
                    return double.Parse(number.Text, CultureInfo.InvariantCulture);
                case "NaN":
                    // .NET's own has other bits, which an array would keep.
                    return BitConverter.Int64BitsToDouble(0x7ff8000000000000);
                case "Infinity":
                    return double.PositiveInfinity;
                case "-Infinity":
                    return double.NegativeInfinity;
                case "-0":
                    return -0d;
                default:
                    throw new RefusedException("wire/type-mismatch");
            }
        }

        private static object Single(double value)
        {
            float single = (float)value;
            return float.IsInfinity(single) && !double.IsInfinity(value) ? throw new RefusedException("wire/out-of-range") : single;
        }

        private static byte[] Bytes(object? json)
        {
            if (!(json is string text)) throw new RefusedException("wire/type-mismatch");
            try
            {
                return Convert.FromBase64String(text);
            }
            catch (FormatException)
            {
                throw new RefusedException("wire/type-mismatch");
            }
        }

        private static Guid Uuid(string text)
        {
            return Guid.TryParseExact(text, "D", out Guid value) && value.ToString("D") == text ? value : throw new RefusedException("wire/invalid-uuid");
        }

        private static DateTime Date(string text)
        {
            if (!Regex.IsMatch(text, "^(\\d{4}|[+-]\\d{6})-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z\\z")) throw new RefusedException("wire/invalid-date");
            // DateTime ends where years have five digits, and begins with the year 1.
            if (text[0] == '+' || text[0] == '-' || text.StartsWith("0000", StringComparison.Ordinal)) throw new RefusedException("wire/out-of-range");
            const DateTimeStyles styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
            return DateTime.TryParse(text, CultureInfo.InvariantCulture, styles, out DateTime value) ? value : throw new RefusedException("wire/invalid-date");
        }

        private static DateOnly Day(string text)
        {
            bool isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value);
            return isDay ? value : throw new RefusedException("wire/invalid-date");
        }

        private static object Create(Type type, params object?[] arguments)
        {
            return Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;
        }

        private static object Invoke(Type type, string name, object argument)
        {
            const BindingFlags flags = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions;
            MethodInfo method = type.GetMethod(name, flags)!;
            return method.Invoke(null, flags, null, new[] { argument }, CultureInfo.InvariantCulture)!;
        }
    }
}
