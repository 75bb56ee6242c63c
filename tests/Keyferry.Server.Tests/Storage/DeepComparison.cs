using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Server.Tests.Storage;

/// <summary>Compares values part by part, whatever their type, and says where they differ.</summary>
internal static class DeepComparison
{
    /// <summary>The members that make up a value: all that can be set and aren't another one in other words.</summary>
    public static IEnumerable<PropertyInfo> Kept(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    /// <summary>Where the values differ first, and how; null if they are the same.</summary>
    public static string? Difference(object? one, object? other, string path = "")
    {
        if (one is null || other is null)
        {
            return ReferenceEquals(one, other) ? null : $"{path}: {one ?? "null"} and {other ?? "null"}";
        }

        Type type = one.GetType();
        if (type != other.GetType())
        {
            return $"{path}: {type} and {other.GetType()}";
        }

        if (one is IDictionary map)
        {
            return Comparers(one, other, path) ?? Maps(map, (IDictionary)other, path);
        }

        if (type.IsPrimitive || type.IsEnum || one is string or DateTimeOffset or TimeSpan)
        {
            return one.Equals(other) ? null : $"{path}: {one} and {other}";
        }

        return one is IEnumerable items
            ? Comparers(one, other, path) ?? Lists([.. Ordered(items)], [.. Ordered((IEnumerable)other)], path)
            : Members(one, other, path);
    }

    private static string? Comparers(object one, object other, string path) =>
        one.GetType().GetProperty("KeyComparer") is { } comparer && !Equals(comparer.GetValue(one), comparer.GetValue(other))
            ? $"{path}: keys are compared by {comparer.GetValue(one)} and {comparer.GetValue(other)}"
            : null;

    private static IEnumerable<object?> Ordered(IEnumerable items) =>
        items.GetType().Name.Contains("HashSet", StringComparison.Ordinal)
            ? items.Cast<object?>().OrderBy(i => i?.ToString(), StringComparer.Ordinal)
            : items.Cast<object?>();

    private static string? Maps(IDictionary one, IDictionary other, string path)
    {
        foreach (object key in one.Keys)
        {
            if (!other.Contains(key))
            {
                return $"{path}[{key}] is missing";
            }

            if (Difference(one[key], other[key], $"{path}[{key}]") is { } difference)
            {
                return difference;
            }
        }

        return one.Count == other.Count ? null : $"{path}: {one.Count} and {other.Count} entries";
    }

    private static string? Lists(List<object?> one, List<object?> other, string path) =>
        one.Count != other.Count
            ? $"{path}: {one.Count} and {other.Count} items"
            : one.Select((item, i) => Difference(item, other[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);

    private static string? Members(object one, object other, string path)
    {
        Type type = one.GetType();
        if (one is ITuple tuple)
        {
            return Lists(Parts(tuple), Parts((ITuple)other), path);
        }

        IEnumerable<PropertyInfo> members = one is Policy ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            : IsFact(type) ? Known(one, other)
            : Kept(type);
        return members.Select(m => Difference(m.GetValue(one), m.GetValue(other), $"{path}.{m.Name}")).FirstOrDefault(d => d is not null);
    }

    public static bool IsFact(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>);

    private static List<object?> Parts(ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])];

    private static IEnumerable<PropertyInfo> Known(object one, object other)
    {
        Type type = one.GetType();
        PropertyInfo reason = type.GetProperty(nameof(Fact<int>.UnknownBecause))!;
        yield return reason;
        if (reason.GetValue(one) is null && reason.GetValue(other) is null)
        {
            yield return type.GetProperty(nameof(Fact<int>.Value))!;
        }
    }
}
