using System.Text.RegularExpressions;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// What Image Builder fills in within the name of an AMI (F1.41). There may be blanks between the braces, as everybody writes it:
/// <c>{{ imagebuilder:buildDate }}</c>
/// (https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_imagebuilder_alpha/README.html).
/// </summary>
public static partial class ImageNameVariables
{
    /// <summary>The date as settings that keyferry writes have it.</summary>
    public const string Date = "{{imagebuilder:buildDate}}";

    public static bool HasDate(string name) => DateForm().IsMatch(name);

    public static bool HasVersion(string name) => VersionForm().IsMatch(name);

    public static string WithDate(string name, string date) => DateForm().Replace(name, _ => date);

    public static string WithVersion(string name, string version) => VersionForm().Replace(name, _ => version);

    [GeneratedRegex(@"\{\{\s*imagebuilder:buildDate\s*\}\}")]
    private static partial Regex DateForm();

    [GeneratedRegex(@"\{\{\s*imagebuilder:buildVersion\s*\}\}")]
    private static partial Regex VersionForm();
}
