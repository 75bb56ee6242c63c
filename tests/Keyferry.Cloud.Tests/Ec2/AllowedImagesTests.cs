using Keyferry.Cloud.Ec2;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>The criteria of Allowed AMIs (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html).</summary>
public sealed class AllowedImagesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Image s_image = new()
    {
        Region = East,
        ImageId = ImageId,
        Owner = Source,
        Name = "golden-7",
        CreationDate = s_now - TimeSpan.FromDays(30),
        DeprecationTime = s_now - TimeSpan.FromDays(3),
        ProductCodes = [new ProductCode("abc", "marketplace")],
    };

    public static TheoryData<ImageCriterion, bool> Criteria => new()
    {
        { new ImageCriterion(), false },
        { new ImageCriterion { ImageProviders = ["111122223333"] }, true },
        { new ImageCriterion { ImageProviders = ["amazon", "444455556666"] }, false },
        { new ImageCriterion { ImageProviders = ["none"] }, false },
        { new ImageCriterion { ImageNames = ["golden-?"] }, true },
        { new ImageCriterion { ImageNames = ["Golden-*"] }, false },
        { new ImageCriterion { ImageNames = ["golden-*"], ImageProviders = ["amazon"] }, false },
        { new ImageCriterion { MarketplaceProductCodes = ["abc"] }, true },
        { new ImageCriterion { MarketplaceProductCodes = ["def"] }, false },
        { new ImageCriterion { MaximumDaysSinceCreated = 30 }, true },
        { new ImageCriterion { MaximumDaysSinceCreated = 29 }, false },
        { new ImageCriterion { MaximumDaysSinceDeprecated = 4 }, true },
        { new ImageCriterion { MaximumDaysSinceDeprecated = 0 }, false },
    };

    [Theory]
    [MemberData(nameof(Criteria))]
    public void All_parts_of_a_criterion_must_be_met(ImageCriterion criterion, bool met) => Assert.Equal(met, criterion.IsMetBy(s_image, s_now));

    [Fact]
    public void The_providers_of_a_scenario_are_criteria()
    {
        Ec2Settings settings = new() { AllowedImageProviders = ["amazon"] };

        Assert.Equal("enabled", settings.AllowedImages.State);
        Assert.Equal(["amazon"], settings.AllowedImageProviders);
        Assert.False(settings.AllowedImages.Allows(s_image, s_now));
        Assert.True((settings with { AllowedImageProviders = ["amazon", Source.Value] }).AllowedImages.Allows(s_image, s_now));
        Assert.Null((settings with { AllowedImages = settings.AllowedImages with { State = "audit-mode" } }).AllowedImageProviders);
    }
}
