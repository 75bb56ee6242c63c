namespace Keyferry.Cloud.ImageBuilder;

/// <summary>What an image's ARN tells of it.</summary>
public static class ImageText
{
    /// <summary>BuildType of an image that a schedule started.</summary>
    public const string Scheduled = "SCHEDULED";

    /// <summary>BuildType of an image that somebody asked for.</summary>
    public const string UserInitiated = "USER_INITIATED";

    /// <summary>The name as given, else that of the ARN.</summary>
    public static string Name(BuiltImage image) =>
        image.Name ?? (VersionedArns.Split(image.Arn).Name is var name ? name[(name.LastIndexOf('/') + 1)..] : "");

    /// <summary><c>1.0.0/1</c> as GetImage answers it.</summary>
    public static string Version(BuiltImage image) =>
        VersionedArns.Split(image.Arn) is var (_, version, build) && build is not null ? $"{version}/{build}" : version;

    /// <summary>A status as the API writes it.</summary>
    public static string Status(BuiltImageStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>A status as the API writes it.</summary>
    public static string Status(WorkflowStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>AMAZON_MANAGED or CUSTOM.</summary>
    public static string Source(BuiltImage image) => ImageBuilderArns.Owner(image.Arn) is null ? "AMAZON_MANAGED" : "CUSTOM";

    /// <summary>The owner as the API shows it: an account id, or <c>Amazon</c>.</summary>
    public static string OwnerOf(string arn) => ImageBuilderArns.Owner(arn)?.Value ?? "Amazon";
}
