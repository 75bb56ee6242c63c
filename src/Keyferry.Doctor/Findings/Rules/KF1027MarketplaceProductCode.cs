using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>An image from AWS Marketplace is to be copied by another account.</summary>
public sealed class KF1027MarketplaceProductCode() : ObstacleRule(
    "KF1027",
    "marketplace-product-code",
    "an image with an AWS Marketplace product code cannot be copied to another account",
    "F2.51", "E9", "E65")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.ProductCode { IsBillingProduct: false } code ? code.ImageArn : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        string arn = ((Obstacle.ProductCode)cause.First.Obstacle).ImageArn;
        return new Diagnosis(
            $"the image `{Prose.Name(arn)}` carries an AWS Marketplace product code, so no other account can copy it",
            "A product code stays with every image built on a Marketplace image, and EC2 refuses its copy across "
            + "accounts.")
        {
            Evidence = [cause.Subject.FromField(arn, "productCodes", "the image carries a product code")],
            Changes =
            [
                "share the image by launch permissions instead of `targetAccountIds`; each account must subscribe to "
                + "the product",
                "or build it anew in each account",
            ],
        };
    }
}
