using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Keyslot.Conformance
{
    /// <summary>A number as JSON spells it, so that nothing is lost before its type is known.</summary>
    internal sealed class JsonNumber
    {
        internal JsonNumber(string text)
        {
            Text = text;
        }

        internal string Text { get; }
    }

    /// <summary>
    /// JSON as lists, dictionaries, strings, booleans, null and <see cref="JsonNumber" />. Unlike .NET's own reader it takes halves of
    /// surrogate pairs, which some requests are about.
    /// </summary>
    internal sealed class Json
    {
        private readonly string text;
        private int at;

        private Json(string text)
        {
            this.text = text;
        }

        internal static object? Parse(string text)
        {
            var json = new Json(text);
            object? value = json.ReadValue();
            json.SkipSpace();
            return json.at == text.Length ? value : throw json.Unexpected();
        }

        internal static string Print(object? value)
        {
            var builder = new StringBuilder();
            Print(value, builder);
            return builder.ToString();
        }

        private object? ReadValue()
        {
            SkipSpace();
            switch (Peek())
            {
                case '{':
                    return ReadObject();
                case '[':
                    return ReadArray();
                case '"':
                    return ReadString();
                case 't':
                    return ReadWord("true", true);
                case 'f':
                    return ReadWord("false", false);
                case 'n':
                    return ReadWord("null", null);
                default:
                    return ReadNumber();
            }
        }

        private Dictionary<string, object?> ReadObject()
        {
            var value = new Dictionary<string, object?>();
            at++;
            SkipSpace();
            while (Peek() != '}')
            {
                SkipSpace();
                string name = ReadString();
                SkipSpace();
                Expect(':');
                value[name] = ReadValue();
                SkipSpace();
                if (Peek() != '}') Expect(',');
            }

            at++;
            return value;
        }

        private List<object?> ReadArray()
        {
            var value = new List<object?>();
            at++;
            SkipSpace();
            while (Peek() != ']')
            {
                value.Add(ReadValue());
                SkipSpace();
                if (Peek() != ']') Expect(',');
            }

            at++;
            return value;
        }

        private string ReadString()
        {
            Expect('"');
            var builder = new StringBuilder();
            for (char c = Next(); c != '"'; c = Next()) builder.Append(c == '\\' ? ReadEscape() : c);
            return builder.ToString();
        }

        private char ReadEscape()
        {
            char c = Next();
            switch (c)
            {
                case 'b':
                    return '\b';
                case 'f':
                    return '\f';
                case 'n':
                    return '\n';
                case 'r':
                    return '\r';
                case 't':
                    return '\t';
                case 'u':
                    at += 4;
                    return (char)int.Parse(text.Substring(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                default:
                    return c;
            }
        }

        private JsonNumber ReadNumber()
        {
            int start = at;
            while (at < text.Length && "+-.eE0123456789".IndexOf(text[at]) >= 0) at++;
            return at > start ? new JsonNumber(text.Substring(start, at - start)) : throw Unexpected();
        }

        private object? ReadWord(string word, object? value)
        {
            foreach (char c in word) Expect(c);
            return value;
        }

        private void SkipSpace()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }

        private char Peek()
        {
            return at < text.Length ? text[at] : throw Unexpected();
        }

        private char Next()
        {
            char c = Peek();
            at++;
            return c;
        }

        private void Expect(char c)
        {
            if (Next() != c) throw Unexpected();
        }

        private FormatException Unexpected()
        {
            return new FormatException("The JSON is malformed at " + at.ToString(CultureInfo.InvariantCulture) + ".");
        }

        private static void Print(object? value, StringBuilder builder)
        {
            switch (value)
            {
                case null:
                    builder.Append("null");
                    return;
                case bool flag:
                    builder.Append(flag ? "true" : "false");
                    return;
                case JsonNumber number:
                    builder.Append(number.Text);
                    return;
                case string text:
                    PrintString(text, builder);
                    return;
                case List<object?> list:
                    builder.Append('[');
                    for (int i = 0; i < list.Count; i++)
                    {
                        if (i > 0) builder.Append(',');
                        Print(list[i], builder);
                    }

                    builder.Append(']');
                    return;
                case Dictionary<string, object?> entries:
                    PrintObject(entries, builder);
                    return;
                default:
                    throw new FormatException("JSON has no " + value.GetType() + ".");
            }
        }

        private static void PrintObject(Dictionary<string, object?> entries, StringBuilder builder)
        {
            builder.Append('{');
            foreach (KeyValuePair<string, object?> entry in entries)
            {
                if (builder[builder.Length - 1] != '{') builder.Append(',');
                PrintString(entry.Key, builder);
                builder.Append(':');
                Print(entry.Value, builder);
            }

            builder.Append('}');
        }

        private static void PrintString(string text, StringBuilder builder)
        {
            builder.Append('"');
            foreach (char c in text)
            {
                if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') builder.Append(c);
                else builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }

            builder.Append('"');
        }
    }
}
