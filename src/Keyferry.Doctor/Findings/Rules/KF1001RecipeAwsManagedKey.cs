using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The recipe itself asks for the AWS managed key.</summary>
public sealed class KF1001RecipeAwsManagedKey() : ObstacleRule(
    "KF1001",
    "recipe-aws-managed-key",
    "the recipe encrypts its storage with the AWS managed key",
    "F1.56", "F2.40", "E1", "S13", "S14")
{
    public override string? CauseOf(Sighting sighting) =>
        AwsManagedKeyFinding.CauseOf(sighting, StorageKeyReason.Recipe, perDevice: false);

    public override Diagnosis Diagnose(Cause cause)
    {
        string recipe = cause.Subject.Recipe is { } r ? $"`{r.Name}` {r.Version}" : "";
        string devices = Prose.List(AwsManagedKeyFinding.Devices(cause));
        return new Diagnosis(
            $"the recipe encrypts {devices} with the AWS managed key, which can't be shared",
            AwsManagedKeyFinding.Because)
        {
            Evidence = AwsManagedKeyFinding.Evidence(cause, key => key.SettingField.EndsWith("encrypted", StringComparison.Ordinal)
                ? $"the recipe sets `encrypted` for {key.Device} and names no key: the default key is taken"
                : $"the recipe names the AWS managed key for {key.Device}"),
            Changes =
            [
                $"in a new version of the recipe {recipe}, set `kmsKeyId` of {devices} to the ARN of a customer "
                + $"managed key in {cause.Subject.BuildRegion}, and build again",
            ],
            Notes = AwsManagedKeyFinding.Notes,
        };
    }
}
