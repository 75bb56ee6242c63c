using System.Collections;
using System.Reflection;
using System.Text;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Tests.Scenarios;

/// <summary>Everything that the records hold but the places in the text, maps in the order of their keys.</summary>
internal static class WorldText
{
    /// <summary>The first place at which two are different, with what stands around it; empty if they are the same.</summary>
    public static string Difference(World one, World other)
    {
        (string left, string right) = (Of(one), Of(other));
        int at = left.Zip(right).TakeWhile(c => c.First == c.Second).Count();
        return left == right ? "" : $"{Around(left, at)}\nis\n{Around(right, at)}";
    }

    private static string Around(string text, int at) =>
        text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 200)];

    public static string Of(object? value)
    {
        switch (value)
        {
            case null:
                return "null";
            case string or Enum or bool or int or long or ulong or DateTimeOffset or AccountId or Region:
                return value.ToString()!;
            case OriginMap or Position:
                return "";
            case Policy policy:
                return Of(policy.Content);
            case IDictionary map:
                IEnumerable<string> entries = map.Keys.Cast<object>().Select(k => $"{k}: {Of(map[k])}");
                return $"{{{string.Join("\n", entries.Order(StringComparer.Ordinal))}}}";
            case IEnumerable list:
                IEnumerable<string> items = list.Cast<object>().Select(Of);
                bool isSet = value.GetType().Name.Contains("HashSet", StringComparison.Ordinal);
                return $"[{string.Join(", ", isSet ? items.Order(StringComparer.Ordinal) : items)}]";
            default:
                StringBuilder text = new($"{value.GetType().Name}(");
                bool isUnknown = value.GetType().GetProperty("IsKnown")?.GetValue(value) is false;
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    if (property.GetIndexParameters().Length == 0 && property.Name is not "Pointer" && !(isUnknown && property.Name == "Value"))
                    {
                        text.Append(property.Name).Append('=').Append(Of(property.GetValue(value))).Append(' ');
                    }
                }

                return text.Append(')').ToString();
        }
    }
}
