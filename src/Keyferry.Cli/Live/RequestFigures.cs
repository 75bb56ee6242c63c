using System.Globalization;
using Keyferry.Aws.Calling;

namespace Keyferry.Cli.Live;

/// <summary>How many requests a run sent, by what was asked.</summary>
internal static class RequestFigures
{
    public static void Write(AwsAccess access, TimeSpan elapsed, TextWriter writer)
    {
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{access.Meter.Total} requests to AWS, {access.Accounts} accounts, {elapsed.TotalSeconds:0.00} s"));
        var actions = access.Meter.Calls
            .GroupBy(call => call.Key.Action, (action, calls) => (Action: action, Calls: calls.ToArray()))
            .OrderBy(action => action.Action, StringComparer.Ordinal);
        foreach ((string action, KeyValuePair<(string, Cloud.Worlds.AccountId, Cloud.Worlds.Region), int>[] calls) in actions)
        {
            int places = calls.Select(call => (call.Key.Item2, call.Key.Item3)).Distinct().Count();
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {calls.Sum(call => call.Value),6}  {action} in {places} {(places == 1 ? "place" : "places")}"));
        }
    }
}
