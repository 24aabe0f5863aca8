using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Keyslot.Conformance;
using Keyslot.Generated;
using Keyslot.Generated.Support;
using MessagePack;

// Prints what every document says of itself, and of the ids and payloads that the questions have, a line of JSON each.
var questions = (Dictionary<string, object?>)Json.Parse(File.ReadAllText(args[0]))!;
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
foreach (KeyslotDocument document in KeyslotDocuments.Documents)
{
    var question = (Dictionary<string, object?>)questions[document.Identity.Type]!;
    output.WriteLine(Json.Print(new Dictionary<string, object?>
    {
        ["identity"] = Answers.Identity(document),
        ["catalog"] = Answers.Catalog(document),
        ["name"] = document.NameLookup?.Accessor,
        ["indexes"] = document.Indexes.Select(Answers.Index).ToList(),
        ["keys"] = Answers.List(question["ids"], id => Answers.StoreKey(document, (List<object?>)id!)),
        ["documents"] = Answers.List(question["payloads"], payload => Answers.Document(document, Convert.FromHexString((string)payload!))),
        ["isQuick"] = Answers.IsQuick(document, (List<object?>)question["payloads"]!),
        ["orders"] = document.Indexes.Select(index => Answers.Order(document, index, (List<object?>)question["payloads"]!)).ToList(),
    }));
}

/// <summary>Descriptors in JSON, without types of their documents: what a cache has to go by.</summary>
internal static class Answers
{
    internal static List<object?> List(object? items, Func<object?, object?> answer)
    {
        return ((List<object?>)items!).Select(answer).ToList();
    }

    internal static object Identity(KeyslotDocument document)
    {
        DocumentIdentity identity = document.Identity;
        return new List<object?> { identity.Type, identity.SchemaId, Number(identity.Version), identity.IsGlobal, identity.SchemaHash };
    }

    /// <summary>As it is written into store files.</summary>
    internal static object Catalog(KeyslotDocument document)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        document.Catalog.Write(ref writer);
        writer.Flush();
        return Convert.ToHexString(buffer.WrittenSpan).ToLowerInvariant();
    }

    internal static object? Index(DocumentIndex index)
    {
        var parts = index.Parts.Select(part => (object?)new List<object?> { Number(part.Slot), part.Name, part.IsMulti }).ToList();
        return new List<object?> { index.Accessor, index.IsUnique, parts };
    }

    internal static object? Document(KeyslotDocument document, byte[] payload)
    {
        object value = document.DecodeObject(payload);
        var entries = document.Indexes.Select(index => (object?)index.EntriesOfObject(value).Select(Entry).ToList()).ToList();
        return new Dictionary<string, object?> { ["key"] = document.StoreKeyOfObject(value), ["entries"] = entries };
    }

    /// <summary>The first values of all entries, in the order of the index.</summary>
    internal static object? Order(KeyslotDocument document, DocumentIndex index, List<object?> payloads)
    {
        var firsts = new List<object>();
        foreach (object? payload in payloads)
            foreach (IReadOnlyList<object> entry in index.EntriesOfObject(document.DecodeObject(Convert.FromHexString((string)payload!)))) firsts.Add(entry[0]);
        firsts.Sort(IndexPart.Compare);
        return Entry(firsts);
    }

    /// <summary>Work is bounded by the size of what is read, also where its keys were chosen to collide.</summary>
    internal static bool IsQuick(KeyslotDocument document, List<object?> payloads)
    {
        var watch = Stopwatch.StartNew();
        foreach (object? payload in payloads) document.DecodeObject(Convert.FromHexString((string)payload!));
        return watch.Elapsed < TimeSpan.FromSeconds(3);
    }

    internal static object? StoreKey(KeyslotDocument document, List<object?> id)
    {
        const BindingFlags flags = BindingFlags.Static | BindingFlags.Public | BindingFlags.DoNotWrapExceptions;
        MethodInfo maker = document.GetType().GetMethod("StoreKey", flags)!;
        object?[] parts = maker.GetParameters().Select((parameter, i) => Part(id[i], parameter.ParameterType)).ToArray();
        try
        {
            return maker.Invoke(null, flags, null, parts, CultureInfo.InvariantCulture);
        }
        catch (KeyslotException fault)
        {
            return new List<object?> { fault.Code, fault.Path };
        }
    }

    private static object? Part(object? json, Type type)
    {
        if (json is null || type == typeof(string) || type == typeof(bool)) return json;
        string text = json is JsonNumber number ? number.Text : (string)json;
        if (type.IsEnum) return Enum.ToObject(type, long.Parse(text, CultureInfo.InvariantCulture));
        if (type == typeof(Guid)) return Guid.ParseExact(text, "D");
        if (type == typeof(DateOnly)) return DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (type == typeof(TimeSpan)) return new TimeSpan(long.Parse(text, CultureInfo.InvariantCulture));
        if (type == typeof(Timestamp)) return Timestamp.FromNanoseconds(System.Numerics.BigInteger.Parse(text, CultureInfo.InvariantCulture));
        return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }

    private static object? Entry(IReadOnlyList<object> values)
    {
        return values.Select(value => (object?)Text(value)).ToList();
    }

    private static string Text(object value)
    {
        switch (value)
        {
            case bool flag:
                return flag ? "true" : "false";
            case Enum member:
                return Convert.ToInt64(member, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            case float narrow:
                return Bits(narrow);
            case double wide:
                return Bits(wide);
            case decimal number:
                return number == 0 ? "0" : (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
            case DateTime time:
                return ((time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture);
            case TimeSpan span:
                return span.Ticks.ToString(CultureInfo.InvariantCulture);
            case DateOnly day:
                return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            default:
                return Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }
    }

    /// <summary>Zero has no sign in an index, and NaN has one spelling.</summary>
    private static string Bits(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        return BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static JsonNumber Number(int value)
    {
        return new JsonNumber(value.ToString(CultureInfo.InvariantCulture));
    }
}
