using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The settings name a key or alias that does not exist.</summary>
public sealed class KF1035KeyDoesNotExist() : ObstacleRule(
    "KF1035",
    "key-does-not-exist",
    "the settings name a key that does not exist",
    "F2.70", "V30", "E36", "E63")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.KeyUnresolved
        {
            Reason: KeyUnresolvedReason.DoesNotExist or KeyUnresolvedReason.AliasDoesNotExist or KeyUnresolvedReason.Malformed
                or KeyUnresolvedReason.NotInOwnAccount,
        } key
            ? key.Identifier
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var key = (Obstacle.KeyUnresolved)cause.First.Obstacle;
        bool malformed = key.Reason == KeyUnresolvedReason.Malformed;
        return new Diagnosis(
            malformed
                ? $"`{key.Identifier}` is neither a key id nor an alias nor an ARN of one"
                : $"the settings name the {(key.Identifier.Contains("alias/", StringComparison.Ordinal) ? "alias" : "key")} "
                + $"`{key.Identifier}`, which doesn't exist"
                + (key.Reason == KeyUnresolvedReason.NotInOwnAccount ? $" in account {key.ResolvedIn} in {key.InRegion}" : ""),
            "EC2 looks the key up only after it has accepted the call, so a wrong one shows as "
            + (cause.First.Job is null ? "a build instance that ends while it starts." : "a copy that fails for no stated reason."))
        {
            Evidence = KeySetting.Evidence(cause, $"`{Field(cause)}` is `{key.Identifier}`"),
            Changes =
            [
                "write the ARN of a key that exists, `arn:aws:kms:REGION:ACCOUNT:key/ID`, into the settings",
            ],
        };
    }

    private static string Field(Cause cause) =>
        cause.First.Obstacle.Setting is { } setting ? setting.Field[(setting.Field.LastIndexOf('/') + 1)..] : "kmsKeyId";
}
