using System.Globalization;
using Keyferry.Aws.Retrying;
using Keyferry.Cli.Rendering;

namespace Keyferry.Cli.Retrying;

/// <summary>
/// Tells a distribution under way: one line for each thing that changed, with the seconds since the beginning, so that it reads
/// as well in a log as on a terminal.
/// </summary>
internal sealed class WatchText(TextWriter writer, TextStyle style, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<(string Account, string Region), WatchedAmi> _told = [];
    private string? _status;

    public void Watch(WatchedImage image)
    {
        if (image.Status != _status)
        {
            _status = image.Status;
            Line("image", "", image.Status, image.Arn);
        }

        foreach (WatchedAmi ami in image.Amis)
        {
            if (!_told.TryGetValue((ami.Account, ami.Region), out WatchedAmi? before) || before != ami)
            {
                _told[(ami.Account, ami.Region)] = ami;
                Line(ami.Account, ami.Region, ami.Status ?? "", ami.ImageId ?? "");
            }
        }

        writer.Flush();
    }

    private void Line(string where, string region, string status, string what)
    {
        string seconds = clock.GetElapsedTime(_start).TotalSeconds.ToString("0", CultureInfo.InvariantCulture).PadLeft(5);
        string color = status switch
        {
            "AVAILABLE" => Ansi.Green,
            "FAILED" or "CANCELLED" => Ansi.Red,
            _ => "",
        };
        string shown = style.Color && color.Length > 0 ? color + status.PadRight(12) + Ansi.Reset : status.PadRight(12);
        writer.Write($"{seconds} s  {ReportText.Clean(where),-12}  {ReportText.Clean(region),-14}  {shown}  {ReportText.Clean(what)}".TrimEnd() + "\n");
    }
}
