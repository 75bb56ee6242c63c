using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>Strings out of source trees.</summary>
internal static class SourceWords
{
    /// <summary>What a value is, for messages.</summary>
    public static string Describe(SourceNode node) => node switch
    {
        SourceMap => "an object",
        SourceList => "a list",
        SourceScalar { Kind: ScalarKind.String } => "a string",
        SourceScalar { Kind: ScalarKind.Number } => "a number",
        SourceScalar { Kind: ScalarKind.Boolean } => "a boolean",
        SourceScalar { Kind: ScalarKind.Null } => "`null`",
        _ => throw new System.Diagnostics.UnreachableException(node.ToString()),
    };

    /// <summary>A lone string, or null with a problem.</summary>
    public static string? One(PolicyProblems problems, SourceNode node, string pointer, string what)
    {
        if (node is SourceScalar { Kind: ScalarKind.String } scalar)
        {
            return scalar.Text;
        }

        problems.Error(pointer, node.Position, $"{what} is {Describe(node)}", "write one string");
        return null;
    }

    /// <summary>A string or a list of strings (F5.48); what is neither is reported and left out.</summary>
    public static ImmutableArray<Located> Many(
        PolicyProblems problems, SourceNode node, string pointer, string what, bool anyScalar = false)
    {
        ImmutableArray<Located>.Builder words = ImmutableArray.CreateBuilder<Located>();
        if (node is SourceList list)
        {
            for (int i = 0; i < list.Items.Length; i++)
            {
                Add(list.Items[i], JsonPointer.Append(pointer, i), $"an item of {what}");
            }
        }
        else
        {
            Add(node, pointer, what);
        }

        return words.ToImmutable();

        void Add(SourceNode item, string place, string name)
        {
            bool fits = item is SourceScalar scalar
                && (scalar.Kind == ScalarKind.String || (anyScalar && scalar.Kind is ScalarKind.Number or ScalarKind.Boolean));
            if (fits)
            {
                words.Add(new Located(((SourceScalar)item).Text, place, item.Position));
            }
            else
            {
                string wanted = anyScalar ? "a string, number or boolean, or a list of them" : "a string or a list of strings";
                problems.Error(place, item.Position, $"{name} is {Describe(item)}", $"write {wanted}");
            }
        }
    }
}
