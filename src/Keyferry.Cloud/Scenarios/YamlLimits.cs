namespace Keyferry.Cloud.Scenarios;

/// <summary>What a YAML text may cost before it is refused; the defaults are far above any honest scenario.</summary>
/// <param name="Length">UTF-16 code units of text.</param>
/// <param name="Depth">Maps and lists inside each other.</param>
/// <param name="Nodes">Values after every alias is followed, so that a short text can't stand for billions.</param>
public sealed record YamlLimits(int Length = 64 * 1024 * 1024, int Depth = 100, int Nodes = 20_000_000)
{
    public static YamlLimits Default { get; } = new();
}
