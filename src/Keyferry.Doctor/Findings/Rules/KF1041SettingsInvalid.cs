using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The settings are refused before anything runs.</summary>
public sealed class KF1041SettingsInvalid() : ObstacleRule(
    "KF1041",
    "settings-invalid",
    "the settings are not valid",
    "E14", "E15", "E40", "E41", "E42", "E43", "E54", "E56", "E67")
{
    public override string? CauseOf(Sighting sighting) => sighting.Obstacle switch
    {
        Obstacle.InvalidRequest invalid => invalid.What,
        Obstacle.NotFound found => $"{found.What} {found.Identifier}",
        _ => null,
    };

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        string what = first.Obstacle switch
        {
            Obstacle.InvalidRequest invalid => invalid.What,
            Obstacle.NotFound found => $"{found.What} `{found.Identifier}` doesn't exist",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        (string Subject, string Field) setting = first.Obstacle.Setting
            ?? (cause.Subject.Settings?.Arn ?? cause.Subject.Arn,
                first.Job is { } job ? $"distributions/{job.Entry}" : "");
        return new Diagnosis(
            $"the settings are refused: {what.TrimEnd('.')}",
            $"`{first.Action}` doesn't accept them, so nothing behind it runs.")
        {
            Evidence = [cause.Subject.FromSetting(setting, what)],
            Changes =
            [
                $"correct the setting{(setting.Field.Length == 0 ? "" : $" `{setting.Field}`")} as AWS's words ask, or leave it out "
                + "if it isn't needed",
            ],
        };
    }
}
