using System.Text.Json;
using System.Text.RegularExpressions;
using Keyferry.Policies.Language;
using Xunit;

namespace Keyferry.Policies.Tests.Language;

public partial class ShippedPoliciesTests
{
    /// <summary>What AWS itself publishes is right, and nothing in it looks like a mistake.</summary>
    [Fact]
    public void Finds_no_fault_in_the_policies_that_AWS_publishes()
    {
        string folder = Repository.PathOf("../shared/reference/managed-policies");
        Assert.SkipUnless(Directory.Exists(folder), "the copies of AWS's policies are not on this machine");
        List<string> faults = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*.json"))
        {
            string filled = Placeholder().Replace(
                File.ReadAllText(file),
                p => p.Value.EndsWith("_ARN>", StringComparison.Ordinal) ? "arn:aws:iam::111122223333:role/r" : "111122223333");
            using var text = JsonDocument.Parse(filled);
            if (text.RootElement.TryGetProperty("Document", out JsonElement document)
                || text.RootElement.TryGetProperty("AssumeRolePolicyDocument", out document))
            {
                string name = Path.GetFileName(file);
                PolicyKind kind = name.StartsWith("kms-", StringComparison.Ordinal) ? PolicyKind.Resource
                    : name.StartsWith("trust-", StringComparison.Ordinal) || name.StartsWith("role-", StringComparison.Ordinal) ? PolicyKind.Trust
                    : PolicyKind.Identity;
                faults.AddRange(Policy.Parse(name, name, document.GetRawText(), kind).Problems.Select(p => p.ToString()));
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    // The published key policies leave accounts and ARNs to be filled in.
    [GeneratedRegex("<[A-Z_]+>")]
    private static partial Regex Placeholder();
}
