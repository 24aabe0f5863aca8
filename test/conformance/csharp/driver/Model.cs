using System;
using System.Collections.Generic;
using System.Reflection;

namespace Keyslot.Conformance
{
    /// <summary>A value that C#'s types, or JSON's form of them, cannot even hold: what the compiler or a parser would refuse.</summary>
    internal sealed class RefusedException : Exception
    {
        internal RefusedException(string code)
            : base("The JSON form is no value of the type.")
        {
            Code = code;
        }

        internal string Code { get; }
    }

    /// <summary>Access to a part of the model's JSON.</summary>
    internal sealed class Node
    {
        private readonly Dictionary<string, object?> json;

        internal Node(object? json)
        {
            this.json = (Dictionary<string, object?>)(json ?? throw new FormatException("The model has a hole."));
        }

        internal string Text(string name)
        {
            return (string)json[name]!;
        }

        internal bool Flag(string name)
        {
            return json[name] is true;
        }

        internal int Int(string name)
        {
            return int.Parse(((JsonNumber)json[name]!).Text);
        }

        internal object? Value(string name)
        {
            return json[name];
        }

        internal bool Has(string name)
        {
            return json.ContainsKey(name);
        }

        internal Node Child(string name)
        {
            return new Node(json[name]);
        }

        internal IEnumerable<Node> Children(string name)
        {
            foreach (object? child in (List<object?>)json[name]!) yield return new Node(child);
        }
    }

    /// <summary>One emitted contract: its model, and its types in this assembly.</summary>
    internal sealed class Contract
    {
        private readonly Dictionary<string, Node> types = new Dictionary<string, Node>();
        private readonly Node names;
        private readonly string space;

        internal Contract(Node description)
        {
            space = description.Text("namespace");
            Support = description.Text("support");
            names = description.Child("names");
            foreach (Node type in description.Children("types")) types[type.Text("name")] = type;
        }

        internal string Support { get; }

        internal Node Named(string name)
        {
            return types[name];
        }

        internal Type ClassOf(string name)
        {
            return Find(space + "." + names.Child(name).Text("type"));
        }

        internal Type UnknownOf(string name)
        {
            return Find(space + "." + names.Child(name).Text("unknown"));
        }

        internal object CodecOf(string name)
        {
            return Find(space + "." + names.Child(name).Text("codec")).GetField("Instance")!.GetValue(null)!;
        }

        internal Type SupportType(string name)
        {
            return Find(Support + "." + name);
        }

        private static Type Find(string name)
        {
            return Assembly.GetExecutingAssembly().GetType(name) ?? throw new TypeLoadException("There is no " + name + ".");
        }
    }
}
