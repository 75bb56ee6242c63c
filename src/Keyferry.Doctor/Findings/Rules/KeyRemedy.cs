using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>What is the same in every repair of a key.</summary>
internal static class KeyRemedy
{
    /// <summary>S14: no rebuild is needed where the image itself is good.</summary>
    public const string RetryAfterwards =
        "if the image is built already, repeat its distribution with RetryImage; it needs no new build";

    /// <summary>Whose launch is tried; an administrator needs no permission but the key's.</summary>
    public const string WhoLaunches =
        "`AnyAdministrator` stands for whoever launches there: a role of that account with every permission.";

    /// <summary>The end of an advice to allow actions to another account: grants only as AWS services make them (S6).</summary>
    public static string GrantsApart(Cause cause) =>
        cause.Actions.Contains("kms:CreateGrant")
            ? "; allow `kms:CreateGrant` in one of its own, with the condition Bool `kms:GrantIsForAWSResource` = `true`"
            : "";
}
