using System.Globalization;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Names of AMIs: the entry's name with Image Builder's variables filled in (F1.41).</summary>
/// <param name="RecipeName">Names the image where the settings don't.</param>
/// <param name="BuildDate">When the build began.</param>
/// <param name="BuildVersion">The number of the build.</param>
internal sealed record ImageName(string RecipeName, DateTimeOffset BuildDate, int BuildVersion)
{
    // AWS shows names such as `amazon-linux-2 2021-01-26T04-53-50.093Z`; the format itself isn't documented.
    private string Date => BuildDate.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The name for an entry; without one in the settings the recipe's name and the date.</summary>
    public string For(Distribution? entry) =>
        ImageNameVariables.WithVersion(
            ImageNameVariables.WithDate(entry?.Ami?.Name ?? $"{RecipeName} {ImageNameVariables.Date}", Date),
            BuildVersion.ToString(CultureInfo.InvariantCulture));
}
