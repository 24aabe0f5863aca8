using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Keyslot.Conformance
{
    /// <summary>Answers one request a line: what generated code makes of it.</summary>
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            var contracts = new Dictionary<string, Contract>();
            foreach (KeyValuePair<string, object?> entry in (Dictionary<string, object?>)Json.Parse(File.ReadAllText(arguments[0]))!)
                contracts[entry.Key] = new Contract(new Node(entry.Value));
            var utf8 = new UTF8Encoding(false);
            using var input = new StreamReader(Console.OpenStandardInput(), utf8);
            using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
            output.WriteLine("ready");
            for (string? line = input.ReadLine(); line is { }; line = input.ReadLine())
                output.WriteLine(Json.Print(Answer(new Node(Json.Parse(line)), contracts)));
            return 0;
        }

        private static Dictionary<string, object?> Answer(Node request, Dictionary<string, Contract> contracts)
        {
            try
            {
                return new Exchange(contracts[request.Text("contract")], request.Text("type")).Answer(request);
            }
            catch (RefusedException refused)
            {
                return Refusal(refused.Code, refused.Message);
            }
            catch (Exception error) when (Exchange.CodeOf(error) is { } code)
            {
                return Refusal(code, error.Message);
            }
            catch (Exception error)
            {
                return Refusal("crash", error.ToString());
            }
        }

        private static Dictionary<string, object?> Refusal(string code, string message)
        {
            return new Dictionary<string, object?> { ["code"] = code, ["message"] = message };
        }
    }
}
