using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>How an image gets away from the AWS managed key.</summary>
internal static class AwsManagedKeyRemedy
{
    public const string CopyFirst =
        "copy the image within its Region with a customer managed key (CopyImage with `Encrypted` and `KmsKeyId`), "
        + "and distribute the copy";

    public static string MapDevices(Cause cause, string devices) =>
        $"in a new version of the recipe, map {devices} with `encrypted: true` and `kmsKeyId` set to the ARN of a "
        + $"customer managed key in {cause.Subject.BuildRegion}, and build again";
}
