using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Tests.Reading;

/// <summary>A world that is served and checked through the API alone has the same findings as its file.</summary>
public sealed class ExampleReadingTests
{
    // Whose key policies don't admit the account's root admit no reader of the account either.
    private static readonly Dictionary<string, string> s_untold = new(StringComparer.Ordinal)
    {
        ["KF1006-key-policy-omits-image-builder"] = "kms:DescribeKey",
        ["KF1050-target-default-key-unusable"] = "kms:DescribeKey",
        ["KF1099-cannot-tell"] = "kms:DescribeKey",
    };

    public static TheoryData<string> Examples =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.yaml").Select(p => Path.GetFileNameWithoutExtension(p)!)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_has_the_same_findings_through_the_API(string name) =>
        await AgreeAsync(name, Scenario.Load($"{name}.yaml", Repository.Read($"examples/{name}.yaml")).Value!.World);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_changed_example_has_the_same_findings_through_the_API(string name)
    {
        if (Scenario.LoadChanged($"{name}.yaml", Repository.Read($"examples/{name}.yaml")).Value is { } changed)
        {
            await AgreeAsync(name, changed.World);
        }
    }

    /// <summary>The lines in which what was read differs from its file, but for what readers can't be told.</summary>
    internal static string DifferenceOf(string name, string live, string file)
    {
        // How many snapshots a gone image had nobody can tell, so its distribution has a step less.
        string difference = LiveCheck.Difference(name.StartsWith("KF1044", StringComparison.Ordinal) ? file.Replace("Of = 6", "Of = 5") : file, live);
        bool isToldSo = s_untold.TryGetValue(name, out string? missing) && live.Contains(missing, StringComparison.Ordinal)
            && live.StartsWith(missing.Length > 0 ? "CannotTell" : "Succeeds", StringComparison.Ordinal);
        return isToldSo ? "" : difference;
    }

    private static async Task AgreeAsync(string name, World world)
    {
        (string live, string file) = await LiveCheck.BothAsync(world);
        string difference = DifferenceOf(name, live, file);
        Assert.True(difference.Length == 0, difference);
    }
}
