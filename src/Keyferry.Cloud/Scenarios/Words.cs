using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>AWS's words for the values of an enumeration, in both directions.</summary>
internal sealed class Words<T>(params ImmutableArray<(string Word, T Value)> pairs)
    where T : struct, Enum
{
    public ImmutableArray<string> All { get; } = [.. pairs.Select(p => p.Word)];

    /// <summary>The value, or null for any other word (which is reported already).</summary>
    public T? Read(SourceNode? node) => node is SourceScalar scalar ? Read(scalar.Text) : null;

    public T? Read(string? word)
    {
        foreach ((string known, T value) in pairs)
        {
            if (known == word)
            {
                return value;
            }
        }

        return null;
    }

    public string Write(T value) => pairs.First(p => EqualityComparer<T>.Default.Equals(p.Value, value)).Word;
}

internal static class KeyWords
{
    public static Words<KeyState> States { get; } = new([.. Enum.GetValues<KeyState>().Select(s => (s.ToString(), s))]);
}

internal static class Ec2Words
{
    /// <summary>EC2 writes states in lower case.</summary>
    public static Words<ImageState> ImageStates { get; } =
        new([.. Enum.GetValues<ImageState>().Select(s => (s.ToString().ToLowerInvariant(), s))]);

    public static Words<SnapshotState> SnapshotStates { get; } =
        new([.. Enum.GetValues<SnapshotState>().Select(s => (s.ToString().ToLowerInvariant(), s))]);
}

internal static class ImageBuilderWords
{
    public static Words<BuiltImageStatus> Statuses { get; } =
        new([.. Enum.GetValues<BuiltImageStatus>().Select(s => (s.ToString().ToUpperInvariant(), s))]);
}
