using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>Key policies as texts: read from a request, written as GetKeyPolicy gives them.</summary>
internal static class KeyPolicyText
{
    private const int Longest = 32_768;

    /// <summary>Reads and checks the policy of a request; without one the key gets the default policy.</summary>
    public static Reply<PolicySource> Read(World world, string keyArn, string? text, AccountId owner)
    {
        if (text is null)
        {
            return DefaultKeyPolicy.For(owner, keyArn);
        }

        if (text.Length > Longest)
        {
            return KmsErrors.Error("LimitExceededException", $"A key policy can have at most {Longest} bytes.");
        }

        Parsed<Policy> parsed = Policy.Parse("key policy", "key policy", text, PolicyKind.Resource);
        if (!parsed.Succeeded)
        {
            return Malformed(parsed.Problems.First(p => p.Severity == ProblemSeverity.Error).Message);
        }

        (Policy? stored, string? invalid) = StoredPrincipals.Store(world, parsed.Value);
        return stored is null && !IsUnreadable(world, invalid!)
            ? Malformed("Policy contains a statement with one or more invalid principals.")
            : new PolicySource($"key policy of {keyArn}", stored ?? parsed.Value);
    }

    /// <summary>The policy as KMS gives it back.</summary>
    public static string Write(World world, PolicySource source) =>
        source.Policy.IsKnown
            ? SpacedJson.Of(JsonSource.Read(source.Name, StoredPrincipals.Show(world, source.Policy.Value)).Required())
            : "";

    public static ServiceError Malformed(string message) => KmsErrors.Error("MalformedPolicyDocumentException", message);

    /// <summary>Whether a user or role exists, as far as the world can tell; other principals do.</summary>
    public static bool Exists(World world, Principal principal)
    {
        if (principal.Account is not { } id || IsUnreadable(world, principal.Arn))
        {
            return true;
        }

        AccountId account = new(id);
        string[] parts = principal.Arn.Split('/');
        return principal.Type switch
        {
            PrincipalType.User => world.Users.TryGetValue((account, parts[^1]), out User? user) && user.Arn == principal.Arn,
            PrincipalType.Role when parts[0].EndsWith(":assumed-role", StringComparison.Ordinal) =>
                world.Roles.ContainsKey((account, parts[1])),
            PrincipalType.Role => world.Roles.TryGetValue((account, parts[^1]), out Role? role) && role.Arn == principal.Arn,
            _ => true,
        };
    }

    private static bool IsUnreadable(World world, string principalArn) =>
        Principal.TryParse(principalArn)?.Account is { } account
        && world.Accounts.TryGetValue(new AccountId(account), out Account? described)
        && described.Unreadable.ContainsKey("iam");
}
