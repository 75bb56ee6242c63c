using Keyferry.Cloud.Kms;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Scenarios.Details;

internal static class KeyDetails
{
    private static readonly Details<KeyRotation> s_rotation = new Details<KeyRotation>("key rotation", "Automatic rotation of a key.")
        .Number("rotationPeriodInDays", "Days between two rotations.", r => r.PeriodInDays, (r, days) => r with { PeriodInDays = days })
        .Time("nextRotationDate", "When it is rotated next.", r => r.Next, (r, next) => r with { Next = next });

    private static readonly Details<(string Subject, string Field)[]> s_setting =
        new Details<(string Subject, string Field)[]>("key setting", "The setting that decided which key is used.")
            .Text("subject", "ARN of what has the setting, or account/Region.", s => s[0].Subject, (s, v) => [(v, s[0].Field)], required: true)
            .Text("field", "Its field.", s => s[0].Field, (s, v) => [(s[0].Subject, v)], required: true);

    public static Details<KmsKey> Key { get; } = new Details<KmsKey>("key details", "What KMS knows of a key.")
        .Text("description", "Its description.", k => k.Description.Length == 0 ? null : k.Description, (k, v) => k with { Description = v })
        .Time("creationDate", "When it was made.", k => k.CreationDate, (k, v) => k with { CreationDate = v })
        .Number("pendingWindowInDays", "The waiting period of a key that is pending deletion.", k => k.PendingWindowInDays,
            (k, v) => k with { PendingWindowInDays = v })
        .Part("rotation", "Automatic rotation; off if it isn't given.", s_rotation, new KeyRotation(365, default), k => k.Rotation,
            (k, v) => k with { Rotation = v })
        .Time("validTo", "When imported material expires.", k => k.ValidTo, (k, v) => k with { ValidTo = v });

    public static Details<Grant> Grant { get; } = new Details<Grant>("grant details", "What KMS knows of a grant.")
        .Text("name", "The name that it was given.", g => g.Name, (g, v) => g with { Name = v })
        .Time("creationDate", "When it was made.", g => g.CreationDate, (g, v) => g with { CreationDate = v })
        .Text("issuingAccount", "The account in which it was made.", g => g.IssuingAccount, (g, v) => g with { IssuingAccount = v });

    public static Details<KmsAlias> Alias { get; } = new Details<KmsAlias>("alias details", "When an alias was made and changed.")
        .Text("alias", "The alias.", a => a.Name, (a, v) => a with { Name = v }, FieldType.A(TextForm.AliasName), required: true)
        .Time("creationDate", "When it was made.", a => a.CreationDate, (a, v) => a with { CreationDate = v })
        .Time("lastUpdatedDate", "When it was changed.", a => a.LastUpdatedDate, (a, v) => a with { LastUpdatedDate = v });

    public static Details<KmsAlias> ManagedKey { get; } =
        new Details<KmsAlias>("AWS managed key", "An AWS managed key that was needed already.")
            .Text("alias", "Its alias, alias/aws/ebs.", a => a.Name, (a, v) => a with { Name = v }, FieldType.A(TextForm.AliasName), required: true)
            .Time("creationDate", "When it was first needed.", a => a.CreationDate, (a, v) => a with { CreationDate = v });

    /// <summary>The field <c>keySetting</c> of snapshots and volumes.</summary>
    public static Details<T> KeySetting<T>(
        this Details<T> details, Func<T, (string Subject, string Field)?> get, Func<T, (string Subject, string Field), T> set) =>
        details.Part("keySetting", "The setting that decided which key is used.", s_setting, [("", "")],
            t => get(t) is { } setting ? [setting] : null, (t, setting) => set(t, setting[0]));
}
