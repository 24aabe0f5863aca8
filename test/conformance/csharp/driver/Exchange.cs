using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using MessagePack;

namespace Keyslot.Conformance
{
    /// <summary>
    /// One request about one type. Everything goes through the codec and, a second time, through MessagePackSerializer with its standard
    /// options, over bytes in many pieces; both have to agree.
    /// </summary>
    internal sealed class Exchange
    {
        private readonly Contract contract;
        private readonly string type;
        private readonly Type clr;
        private readonly object codec;

        internal Exchange(Contract contract, string type)
        {
            this.contract = contract;
            this.type = type;
            clr = contract.ClassOf(type);
            codec = contract.CodecOf(type);
        }

        internal Dictionary<string, object?> Answer(Node request)
        {
            if (request.Text("op") == "encode") return Encoded(new FromJson(contract).Target(type, request.Value("value")));
            object decoded = Decode(Convert.FromHexString(request.Text("bytes")));
            if (request.Text("op") == "update")
            {
                Update(decoded, request);
                return Encoded(decoded);
            }

            Dictionary<string, object?> answer = Encoded(decoded);
            answer["value"] = new ToJson(contract).Target(type, decoded);
            return answer;
        }

        private void Update(object record, Node request)
        {
            foreach (Node slot in contract.Named(type).Children("slots"))
                if (slot.Text("name") == request.Text("slot")) new FromJson(contract).SetSlot(record, slot, request.Value("value"));
        }

        private Dictionary<string, object?> Encoded(object value)
        {
            byte[] bytes = Encode(value);
            byte[] serialized = MessagePackSerializer.Serialize(clr, value, MessagePackSerializerOptions.Standard);
            if (!bytes.AsSpan().SequenceEqual(serialized)) throw new InvalidOperationException("MessagePackSerializer writes " + Convert.ToHexString(serialized));
            return new Dictionary<string, object?> { ["bytes"] = Convert.ToHexString(bytes).ToLowerInvariant() };
        }

        private byte[] Encode(object value)
        {
            try
            {
                return (byte[])Call("Encode", value);
            }
            catch (Exception error) when (CodeOf(error) is { } code)
            {
                ExpectCode(code, () => MessagePackSerializer.Serialize(clr, value, MessagePackSerializerOptions.Standard));
                throw;
            }
        }

        private object Decode(byte[] bytes)
        {
            var pieces = Pieces.Of(bytes, 7);
            object decoded;
            try
            {
                decoded = Call("Decode", new ReadOnlyMemory<byte>(bytes));
            }
            catch (Exception error) when (CodeOf(error) is { } code)
            {
                // The serializer leaves what follows a value to its caller, and reads nil as null.
                bool isOurs = code != "wire/trailing-bytes" && bytes.Length > 0 && bytes[0] != 0xc0;
                if (isOurs) ExpectCode(code, () => MessagePackSerializer.Deserialize(clr, pieces, MessagePackSerializerOptions.Standard));
                throw;
            }

            object again = MessagePackSerializer.Deserialize(clr, pieces, MessagePackSerializerOptions.Standard)!;
            if (Outcome(again) != Outcome(decoded)) throw new InvalidOperationException("MessagePackSerializer reads another value.");
            return decoded;
        }

        /// <summary>The bytes of a value that was read, or why it cannot be written: it may break constraints, which bind writers alone.</summary>
        private string Outcome(object value)
        {
            try
            {
                return Convert.ToHexString((byte[])Call("Encode", value));
            }
            catch (Exception error) when (CodeOf(error) is { } code)
            {
                return code;
            }
        }

        private static void ExpectCode(string code, Action act)
        {
            try
            {
                act();
            }
            catch (MessagePackSerializationException error) when (error.InnerException is { } inner && CodeOf(inner) == code)
            {
                return;
            }

            throw new InvalidOperationException("MessagePackSerializer does not refuse with " + code + ".");
        }

        private object Call(string name, object argument)
        {
            const BindingFlags flags = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions;
            return codec.GetType().GetMethod(name, flags)!.Invoke(codec, flags, null, new[] { argument }, CultureInfo.InvariantCulture)!;
        }

        /// <summary>Every contract has an exception class of its own.</summary>
        internal static string? CodeOf(Exception error)
        {
            return error.GetType().Name == "KeyslotException" ? (string?)error.GetType().GetProperty("Code")!.GetValue(error) : null;
        }
    }

    /// <summary>Bytes in pieces, as they come from a network.</summary>
    internal sealed class Pieces : ReadOnlySequenceSegment<byte>
    {
        private Pieces(ReadOnlyMemory<byte> memory, long start)
        {
            Memory = memory;
            RunningIndex = start;
        }

        internal static ReadOnlySequence<byte> Of(byte[] bytes, int size)
        {
            var first = new Pieces(bytes.AsMemory(0, Math.Min(size, bytes.Length)), 0);
            Pieces last = first;
            for (int at = last.Memory.Length; at < bytes.Length; at += size)
            {
                var next = new Pieces(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), at);
                last.Next = next;
                last = next;
            }

            return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        }
    }
}
