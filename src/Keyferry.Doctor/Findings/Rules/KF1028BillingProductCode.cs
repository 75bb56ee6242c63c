using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>An image with an EC2 billing product is to be copied by another account.</summary>
public sealed class KF1028BillingProductCode() : ObstacleRule(
    "KF1028",
    "billing-product-code",
    "an image with an EC2 billing product code cannot be copied to another account",
    "F2.51", "E10")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.ProductCode { IsBillingProduct: true } code ? code.ImageArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        string arn = ((Obstacle.ProductCode)cause.First.Obstacle).ImageArn;
        return new Diagnosis(
            $"the image `{Prose.Name(arn)}` carries an EC2 billing product, so no other account can copy it",
            "An image of Windows, Red Hat and the like is billed by a code in it, and EC2 refuses to copy such an "
            + "image when another account shared it.")
        {
            Evidence = [cause.Subject.FromField(arn, "hasBillingProduct", "the image carries a billing product")],
            Changes =
            [
                "share the image by launch permissions instead of `targetAccountIds`",
                "or build it anew in each account",
            ],
        };
    }
}
