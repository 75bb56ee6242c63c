using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>
/// The Condition element (F5.41–F5.45;
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
/// </summary>
internal static class ReferenceConditions
{
    /// <summary>Every operator and every key must hold (F5.42).</summary>
    public static bool Hold(JsonNode? block, bool hasVariables, IReadOnlyDictionary<string, JsonNode?> context) =>
        block is null || block.AsObject().All(o => o.Value!.AsObject().All(k =>
            Holds(o.Key, k.Key, [.. Json.Texts(k.Value)], hasVariables, context)));

    private static bool Holds(
        string fullOperator, string key, string[] policyValues, bool hasVariables,
        IReadOnlyDictionary<string, JsonNode?> context)
    {
        string[] parts = fullOperator.Split(':');
        string set = parts.Length == 2 ? parts[0] : "";
        bool ifExists = parts[^1].EndsWith("IfExists", StringComparison.Ordinal);
        string name = ifExists ? parts[^1][..^"IfExists".Length] : parts[^1];
        string[] requestValues = [.. Json.Texts(context.GetValueOrDefault(key))];
        bool missing = requestValues.Length == 0;
        if (name == "Null")
        {
            return policyValues.Any(v => v.Equals(missing ? "true" : "false", StringComparison.OrdinalIgnoreCase));
        }

        if (ifExists && missing)
        {
            return true; // F5.44
        }

        // "StringNotEquals" is the negation of "StringEquals", for each value of the request (F5.42).
        bool negated = name.Contains("Not", StringComparison.Ordinal);
        string positive = name.Replace("Not", "", StringComparison.Ordinal);
        bool Matches(string value) =>
            policyValues.Any(p => MatchesOne(positive, p, value, hasVariables, context)) != negated;

        return set switch
        {
            // True for a missing key, and "if the key value resolves to a null dataset, such as an empty string" (F5.45).
            "ForAllValues" => requestValues.All(Matches) || requestValues is [""],
            "ForAnyValue" => requestValues.Any(Matches), // false for a missing key
            _ when missing => negated, // F5.43
            // Several values without a set operator are not documented; not generated.
            _ => negated ? requestValues.All(Matches) : requestValues.Any(Matches),
        };
    }

    private static bool MatchesOne(
        string name, string policy, string value, bool hasVariables, IReadOnlyDictionary<string, JsonNode?> context) =>
        name switch
        {
            "StringEquals" => IsLike(value, RegexOf(policy, false, hasVariables, context), RegexOptions.None),
            "StringEqualsIgnoreCase" =>
                IsLike(value, RegexOf(policy, false, hasVariables, context), RegexOptions.IgnoreCase),
            "StringLike" => IsLike(value, RegexOf(policy, true, hasVariables, context), RegexOptions.None),
            "ArnEquals" or "ArnLike" => ArnIsLike(value, policy, hasVariables, context),
            "NumericEquals" => Compare(Number, policy, value, c => c == 0),
            "NumericLessThan" => Compare(Number, policy, value, c => c < 0),
            "NumericLessThanEquals" => Compare(Number, policy, value, c => c <= 0),
            "NumericGreaterThan" => Compare(Number, policy, value, c => c > 0),
            "NumericGreaterThanEquals" => Compare(Number, policy, value, c => c >= 0),
            "DateEquals" => Compare(Seconds, policy, value, c => c == 0),
            "DateLessThan" => Compare(Seconds, policy, value, c => c < 0),
            "DateLessThanEquals" => Compare(Seconds, policy, value, c => c <= 0),
            "DateGreaterThan" => Compare(Seconds, policy, value, c => c > 0),
            "DateGreaterThanEquals" => Compare(Seconds, policy, value, c => c >= 0),
            "Bool" => bool.TryParse(policy, out bool wanted) && bool.TryParse(value, out bool given) && wanted == given,
            "BinaryEquals" => policy == value,
            "IpAddress" => IsInside(policy, value),
            _ => throw new ArgumentException($"no operator: {name}"),
        };

    /// <summary>"Each of the six colon-delimited components of the ARN is checked separately."</summary>
    public static bool ArnIsLike(
        string value, string pattern, bool hasVariables, IReadOnlyDictionary<string, JsonNode?> context)
    {
        string[] wanted = SixParts(pattern);
        string[] given = SixParts(value);
        return wanted.Length == 6 && given.Length == 6 && wanted.Zip(given).All(pair =>
            IsLike(pair.Second, RegexOf(pair.First, true, hasVariables, context), RegexOptions.None));
    }

    /// <summary>
    /// "If you specify an incomplete ARN […], AWS automatically completes the ARN by adding wildcard characters (*) to all
    /// missing fields"; "If the * wildcard is the last character of a resource ARN segment, it can expand to match beyond the
    /// colon boundaries" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
    /// </summary>
    public static bool ResourceIsLike(
        string value, string pattern, bool hasVariables, IReadOnlyDictionary<string, JsonNode?> context)
    {
        string[] parts = SixParts(pattern);
        string completed = string.Join(':', parts.Concat(Enumerable.Repeat("*", 6 - parts.Length)));
        string?[] regexes = [.. parts.Select((part, i) =>
            i == 5 || !part.EndsWith('*')
                ? ReferenceVariables.ToRegex(part, hasVariables, true, context, i == 5 ? "." : "[^:]")
                : ReferenceVariables.ToRegex(part[..^1], hasVariables, true, context, "[^:]") is string start ? start + ".*" : null)];
        return ArnIsLike(value, completed, hasVariables, context)
            || (!regexes.Contains(null) && IsLike(value, string.Join(':', regexes), RegexOptions.None));
    }

    /// <summary>The last part may itself hold colons; a variable (<c>${aws:username}</c>) is no border.</summary>
    private static string[] SixParts(string arn)
    {
        string[] parts = Regex.Split(arn, @":(?![^{]*\})");
        return parts.Length < 6 ? parts : [.. parts[..5], string.Join(':', parts[5..])];
    }

    private static string? RegexOf(
        string pattern, bool wildcards, bool hasVariables, IReadOnlyDictionary<string, JsonNode?> context) =>
        ReferenceVariables.ToRegex(pattern, hasVariables, wildcards, context);

    private static bool IsLike(string value, string? regex, RegexOptions options) =>
        regex is not null
        && Regex.IsMatch(
            value, $"\\A(?:{regex})\\z", options | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static bool Compare(Func<string, decimal?> read, string policy, string value, Func<int, bool> holds) =>
        read(value) is decimal given && read(policy) is decimal wanted && holds(given.CompareTo(wanted));

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>ISO 8601 in UTC, or seconds since 1970.</summary>
    private static decimal? Seconds(string text) =>
        Number(text) ?? (DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUnixTimeMilliseconds() / 1000m
            : null);

    /// <summary>A bare address is a range of one.</summary>
    private static bool IsInside(string range, string address)
    {
        string[] parts = range.Split('/');
        if (!IPAddress.TryParse(address, out IPAddress? ip) || !IPAddress.TryParse(parts[0], out IPAddress? first)
            || ip.AddressFamily != first.AddressFamily)
        {
            return false;
        }

        string Bits(IPAddress a) => string.Concat(a.GetAddressBytes().Select(b => $"{b:b8}"));
        int length = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : Bits(first).Length;
        return length <= Bits(first).Length && Bits(ip)[..length] == Bits(first)[..length];
    }
}
