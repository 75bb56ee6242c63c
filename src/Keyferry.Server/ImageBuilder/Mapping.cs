using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Values;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>What all of Image Builder's mappings need: texts, tags, tokens, lists.</summary>
internal static class Mapping
{
    public static ImageBuilderService Service(this ServiceCall call) => new(call.Run);

    /// <summary>The answer made of the core's, or its error.</summary>
    public static Reply<TAnswer> As<T, TAnswer>(this Reply<T> reply, Func<T, TAnswer> answer) =>
        reply.Succeeded ? answer(reply.Value!) : reply.Error;

    /// <summary>The client token with the hash of everything else in the request.</summary>
    public static ClientToken Token<T>(string token, T request)
        where T : IWireStructure<T>
    {
        WireValue.Structure rest = new([.. request.Write().Members.Where(m => m.Key != "clientToken")]);
        return new ClientToken(token, ImageBuilderService.Fingerprint(rest.ToString()));
    }

    public static ImmutableDictionary<string, string> Tags(IReadOnlyDictionary<string, string>? tags) =>
        tags is null ? ImmutableDictionary<string, string>.Empty : tags.ToImmutableDictionary(StringComparer.Ordinal);

    public static ImmutableArray<string> Texts(IReadOnlyList<string>? texts) => texts is null ? [] : [.. texts];

    public static ImmutableArray<string>? TextsIfGiven(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts];

    /// <summary>The tags of a resource, as every answer about it has them.</summary>
    public static IReadOnlyDictionary<string, string> TagsOf(this ServiceCall call, string arn) =>
        call.World.ImageBuilder.Tags.GetValueOrDefault(arn) ?? ImmutableDictionary<string, string>.Empty;

    /// <summary>Null for what is empty: Image Builder leaves such members out.</summary>
    public static IReadOnlyDictionary<string, string>? NotEmpty(ImmutableDictionary<string, string> tags) => tags.IsEmpty ? null : tags;

    public static IReadOnlyList<string>? NotEmpty(ImmutableArray<string> texts) => texts.IsEmpty ? null : texts;

    /// <summary>A date as Image Builder writes it, a text: <c>2026-09-01T12:00:00.000Z</c>; null for what a scenario tells without one.</summary>
    public static string? Date(DateTimeOffset date) => date == default
        ? null
        : date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string? Date(DateTimeOffset? date) => date is { } given ? Date(given) : null;

    public static ListRequest List(
        IReadOnlyList<Api.Filter>? filters, int? maxResults, string? nextToken, string? owner = null, bool? byName = null) => new()
        {
            Filters = filters is null ? [] : [.. filters.Select(f => new ListFilter(f.Name ?? "", Texts(f.Values)))],
            MaxResults = maxResults,
            NextToken = nextToken,
            Owner = owner,
            ByName = byName ?? false,
        };

    /// <summary>The versions that the newest ones stand for: <c>…/x.x.x</c>, <c>…/1.x.x</c>, <c>…/1.0.x</c>, <c>…/1.0.0</c>.</summary>
    public static Api.LatestVersionReferences? Latest(string arn)
    {
        string[] parts = arn.Split('/');
        int version = Array.FindIndex(parts, p => p.Split('.').Length == 3);
        if (version < 0)
        {
            return null;
        }

        string name = string.Join('/', parts[..version]);
        string[] numbers = parts[version].Split('.');
        return new Api.LatestVersionReferences
        {
            LatestVersionArn = $"{name}/x.x.x",
            LatestMajorVersionArn = $"{name}/{numbers[0]}.x.x",
            LatestMinorVersionArn = $"{name}/{numbers[0]}.{numbers[1]}.x",
            LatestPatchVersionArn = $"{name}/{parts[version]}",
        };
    }
}
