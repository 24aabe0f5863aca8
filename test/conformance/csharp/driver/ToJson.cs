using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Keyslot.Conformance
{
    /// <summary>The JSON form of values of generated types.</summary>
    internal sealed class ToJson
    {
        private readonly Contract contract;

        internal ToJson(Contract contract)
        {
            this.contract = contract;
        }

        internal object? Target(string name, object value)
        {
            Node type = contract.Named(name);
            return type.Text("kind") == "record" ? Record(type, value) : Union(type, value);
        }

        private object Union(Node union, object value)
        {
            foreach (Node member in union.Children("members"))
            {
                string record = member.Text("record");
                if (contract.ClassOf(record) == value.GetType()) return Record(contract.Named(record), value);
            }

            Type type = value.GetType();
            return new Dictionary<string, object?>
            {
                ["tag"] = Number(type.GetProperty("Tag")!.GetValue(value)!),
                ["raw"] = Convert.ToBase64String((byte[])type.GetProperty("Raw")!.GetValue(value)!),
            };
        }

        private object Record(Node record, object value)
        {
            var json = new Dictionary<string, object?>();
            if (record.Has("discriminator"))
            {
                Node discriminator = record.Child("discriminator");
                json[discriminator.Text("property")] = discriminator.Text("value");
            }

            foreach (Node slot in record.Children("slots"))
            {
                object? given = FromJson.PropertyOf(value.GetType(), slot.Int("key")).GetValue(value);
                if (given is null && slot.Text("presence") == "optional") continue;
                json[slot.Text("name")] = given is null ? null : Value(slot.Child("type"), given);
            }

            return json;
        }

        private object? Value(Node type, object? value)
        {
            if (value is null) return null;
            switch (type.Text("kind"))
            {
                case "scalar":
                    return Scalar(type.Text("scalar"), value);
                case "raw":
                    return Convert.ToBase64String((byte[])value);
                case "nullable":
                    return Value(type.Child("type"), value);
                case "list":
                case "set":
                    return Elements(type.Child("element"), (IEnumerable)value);
                case "tuple":
                    return Tuple(type, (ITuple)value);
                case "map":
                    return Map(type, (IDictionary)value);
                default:
                    return Reference(type.Text("name"), value);
            }
        }

        private object? Reference(string name, object value)
        {
            Node named = contract.Named(name);
            if (named.Text("kind") != "enum") return Target(name, value);
            if (named.Text("wire") == "string") return value;
            string wire = Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            foreach (Node member in named.Children("members"))
                if (((JsonNumber)member.Value("wire")!).Text == wire) return member.Value("value");
            return new JsonNumber(wire);
        }

        private List<object?> Elements(Node element, IEnumerable values)
        {
            var json = new List<object?>();
            foreach (object? value in values) json.Add(Value(element, value));
            return json;
        }

        private List<object?> Tuple(Node type, ITuple tuple)
        {
            var json = new List<object?>();
            foreach (Node element in type.Children("elements")) json.Add(Value(element, tuple[json.Count]));
            return json;
        }

        private object Map(Node type, IDictionary map)
        {
            var pairs = new List<object?>();
            var entries = new Dictionary<string, object?>();
            foreach (DictionaryEntry entry in map)
            {
                object? value = Value(type.Child("value"), entry.Value);
                if (type.Text("form") == "record") entries[(string)entry.Key] = value;
                else pairs.Add(new List<object?> { Value(type.Child("key"), entry.Key), value });
            }

            return type.Text("form") == "record" ? (object)entries : pairs;
        }

        private object Scalar(string scalar, object value)
        {
            if (scalar.EndsWith("Array", StringComparison.Ordinal))
            {
                var items = new List<object?>();
                foreach (object item in (Array)value) items.Add(Scalar(scalar.Substring(0, scalar.Length - 5), item));
                return items;
            }

            switch (scalar)
            {
                case "bool":
                case "string":
                    return value;
                case "float64":
                    return Float((double)value);
                case "float32":
                    return Float((float)value);
                case "bytes":
                    return Convert.ToBase64String((byte[])value);
                case "duration":
                    return ((TimeSpan)value).Ticks.ToString(CultureInfo.InvariantCulture);
                case "int64":
                case "uint64":
                case "timestamp":
                    return Convert.ToString(value, CultureInfo.InvariantCulture)!;
                case "uuid":
                    return ((Guid)value).ToString("D");
                case "decimal":
                    return Print((decimal)value);
                case "date":
                    return ((DateTime)value).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
                case "plainDate":
                    return ((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                default:
                    return Number(value);
            }
        }

        private object Print(decimal value)
        {
            const BindingFlags flags = BindingFlags.Static | BindingFlags.NonPublic;
            return contract.SupportType("DecimalTexts").GetMethod("Print", flags)!.Invoke(null, new object[] { value })!;
        }

        private static JsonNumber Number(object value)
        {
            return new JsonNumber(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }

        /// <summary>JSON has neither these nor a negative zero.</summary>
        private static object Float(double value)
        {
            if (double.IsNaN(value)) return "NaN";
            if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
            if (value == 0 && double.IsNegative(value)) return "-0";
            return new JsonNumber(value.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
