using System.Globalization;
using System.Text;
using Keyferry.Wire.Generator.Smithy;

namespace Keyferry.Wire.Generator.Emission;

/// <summary>
/// Names and literals. Everything that isn't the service's own is named in full, since services have types called
/// Operation, Event or Filter.
/// </summary>
internal static class CSharp
{
    public const string Shapes = "global::Keyferry.Wire.Shapes";
    public const string Values = "global::Keyferry.Wire.Values";
    public const string Value = Values + ".WireValue";
    public const string Members = Values + ".StructureMembers";

    private static readonly HashSet<string> s_taken =
        ["Shape", "Read", "Write", "Equals", "GetHashCode", "GetType", "ToString", "PrintMembers"];

    /// <summary>A member's property; C# has no property that is called as its type.</summary>
    public static string Property(Definition structure, MemberDefinition member)
    {
        string name = char.ToUpperInvariant(member.Name[0]) + member.Name.Substring(1);
        return name == structure.Name || s_taken.Contains(name) ? name + "Value" : name;
    }

    public static string Text(string value)
    {
        StringBuilder text = new("\"");
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                >= ' ' and <= '~' => c.ToString(),
                _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        return text.Append('"').ToString();
    }

    public static string Indented(string code, int by) => code.Replace("\n", "\n" + new string(' ', by));
}
