using Keyferry.Wire.Identification;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using static Keyferry.Wire.Shapes.Describe;

namespace Keyferry.Wire.Tests;

/// <summary>A few real operations, one service a protocol, as a program describes them.</summary>
internal static class SampleServices
{
    public const string RequestId = "12f44aeb-7b3b-4488-ac46-a432d20cc7a9";

    private static readonly Shape.Structure s_tag = Structure("Tag", Required("Key", Text(1, 128)), Required("Value", Text(0, 256)));

    public static Operation Encrypt { get; } = new("Encrypt")
    {
        Input = Structure(
            "EncryptRequest",
            Required("KeyId", Text(1, 2048)),
            Required("Plaintext", SecretBlob(1, 4096)),
            Optional("EncryptionContext", Map(Text(1), Text())),
            Optional("GrantTokens", List(Text(1, 8192), 0, 10)),
            Optional("EncryptionAlgorithm", Enum("SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1")),
            Optional("DryRun", Boolean())),
        Output = Structure("EncryptResponse", Optional("CiphertextBlob", Blob()), Optional("KeyId", Text())),
    };

    public static ServiceModel Kms { get; } = new ServiceModel("KMS", "kms", "2014-11-01", AwsJson.Version11) { TargetPrefix = "TrentService" }
        .With(Encrypt)
        .WithErrors(new ErrorShape("DisabledException", 400, Structure("DisabledException", Optional("message", Text()))));

    public static Operation CreatePolicy { get; } = new("CreatePolicy")
    {
        Input = Structure(
            "CreatePolicyRequest",
            Required("Name", Text(1, 128)),
            Required("Type", Enum("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"))),
    };

    public static ServiceModel Organizations { get; } =
        new ServiceModel("Organizations", "organizations", "2016-11-28", AwsJson.Version11)
        {
            TargetPrefix = "AWSOrganizationsV20161128",
            Wording = OrganizationsWording.Describe,
        }
        .With(CreatePolicy)
        .WithErrors(new ErrorShape(
            "InvalidInputException",
            400,
            Structure("InvalidInputException", Optional("Message", Text()), Optional("Reason", Text()))));

    public static Operation AssumeRole { get; } = new("AssumeRole")
    {
        Input = Structure(
            "AssumeRoleRequest",
            Required("RoleArn", Text(20, 2048, @"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD]+")),
            Required("RoleSessionName", Text(2, 64, @"[\w+=,.@-]*")),
            Optional("DurationSeconds", Integer(900, 43200)),
            Optional("Tags", List(s_tag, max: 50)),
            Optional("TransitiveTagKeys", List(Text(1, 128), max: 50))),
        Output = Structure(
            "AssumeRoleResponse",
            Optional("AssumedRoleUser", Structure("AssumedRoleUser", Required("AssumedRoleId", Text()), Required("Arn", Text())))),
    };

    public static ServiceModel Sts { get; } = new ServiceModel("STS", "sts", "2011-06-15", AwsQuery.Instance)
    {
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        Wording = CoralWording.ValidationError,
    }.With(AssumeRole);

    public static Operation CopyImage { get; } = new("CopyImage")
    {
        Input = Structure(
            "CopyImageRequest",
            Required("Name", Text()),
            Required("SourceImageId", Text()),
            Required("SourceRegion", Text()),
            Optional("Encrypted", Boolean()).Named("encrypted"),
            Optional("KmsKeyId", Text()).Named("kmsKeyId"),
            Optional("TagSpecifications", List(
                Structure("TagSpecification", Optional("ResourceType", Enum("image", "snapshot")), Optional("Tags", List(s_tag, itemName: "item")).Named("Tag")),
                itemName: "item")).Named("TagSpecification"),
            Optional("MaxResults", Integer(1, 1000)),
            Optional("DryRun", Boolean()).Named("dryRun")),
        Output = Structure("CopyImageResult", Optional("ImageId", Text()).Named("imageId")),
    };

    public static ServiceModel Ec2 { get; } = new ServiceModel("EC2", "ec2", "2016-11-15", Ec2Query.Instance)
    {
        XmlNamespace = "http://ec2.amazonaws.com/doc/2016-11-15/",
        Wording = Ec2Wording.Describe,
    }.With(CopyImage);

    public static Operation CreateDistributionConfiguration { get; } = new("CreateDistributionConfiguration")
    {
        Method = "PUT",
        Uri = UriTemplate.Parse("/CreateDistributionConfiguration"),
        Input = Structure(
            "CreateDistributionConfigurationRequest",
            Required("name", Text(pattern: "[-_A-Za-z-0-9][-_A-Za-z0-9 ]{1,126}[-_A-Za-z-0-9]")),
            Required("distributions", List(Structure("Distribution", Required("region", Text(1, 1024))))),
            Required("clientToken", Text(1, 36)).Token()),
        Output = Structure("CreateDistributionConfigurationResponse", Optional("requestId", Text()), Optional("clientToken", Text())),
    };

    public static Operation ListTagsForResource { get; } = new("ListTagsForResource")
    {
        Method = "GET",
        Uri = UriTemplate.Parse("/tags/{resourceArn}"),
        Input = Structure("ListTagsForResourceRequest", Required("resourceArn", Text()).InPath()),
        Output = Structure("ListTagsForResourceResponse", Optional("tags", Map(Text(1, 128), Text(0, 256)))),
    };

    public static ServiceModel ImageBuilder { get; } = new ServiceModel("Image Builder", "imagebuilder", "2019-12-02", RestJson.Instance)
    {
        Wording = ImageBuilderWording.Describe,
    }.With(CreateDistributionConfiguration, ListTagsForResource);

    public static ServiceCatalogue Catalogue { get; } = new(Kms, Organizations, Sts, Ec2, ImageBuilder);
}
