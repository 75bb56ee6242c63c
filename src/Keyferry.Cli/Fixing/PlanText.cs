using System.Globalization;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Fixing;

/// <summary>A plan for people, within 80 columns (ARNs are never broken).</summary>
internal static class PlanText
{
    public static void Write(FixPlan plan, TextWriter writer)
    {
        ReportText text = new(writer, new TextStyle());
        text.Line(Headline(plan));
        int number = 0;
        foreach (FixStage stage in plan.Stages)
        {
            text.Line();
            text.Line(AccountName(plan, stage.Account));
            foreach (Change change in stage.Changes)
            {
                text.Labelled($"{(++number).ToString(CultureInfo.InvariantCulture)}.", string.Join('\n', change.Notes.Prepend(change.Sentence)));
            }
        }

        Access[] opens = [.. plan.Opens];
        if (plan.Changes.Length > 0)
        {
            text.Line();
            text.Line(opens.Length == 0 ? "nobody gets more access than before" : "what this opens, and nothing else");
            foreach (Access access in opens)
            {
                text.Labelled("to", access.Principal);
                text.Labelled("allows", Allows(access));
                text.Labelled("on", access.Resource);
                if (!access.Conditions.IsEmpty)
                {
                    text.Labelled("only if", string.Join('\n', access.Conditions));
                }
            }
        }

        foreach (FixChoice choice in plan.Choices)
        {
            text.Line();
            text.Prose($"{choice.Code} is repaired by `{choice.Taken}`; other ways:");
            foreach (Candidate other in choice.Others)
            {
                text.Prose($"--choose {other.Choice}", "  ");
                text.Labelled("", string.Join('\n', other.Changes.Select(c => c.Sentence)));
            }
        }

        foreach (Unhelped unhelped in plan.Unhelped)
        {
            text.Line();
            text.Prose($"not repaired: {unhelped.Code}, {unhelped.Title}");
            text.Labelled("because", unhelped.Why);
        }
    }

    /// <summary><c>before: 2 of 4 jobs succeed; after: 4 of 4</c>.</summary>
    public static string Headline(FixPlan plan)
    {
        FixState before = plan.StateBefore;
        FixState after = plan.StateAfter;
        return before.Verdict == Verdict.Succeeds ? $"nothing to fix: {before.Succeeding} of {before.Jobs} jobs succeed"
            : $"before: {before.Succeeding} of {before.Jobs} jobs succeed; after: {after.Succeeding} of {after.Jobs}"
            + (after.Verdict == Verdict.CannotTell ? " (can't tell yet)" : "");
    }

    /// <summary><c>account 111122223333 (build)</c>.</summary>
    public static string AccountName(FixPlan plan, AccountId account) =>
        plan.Before.Accounts.GetValueOrDefault(account)?.Name is { } name ? $"account {account} ({name})" : $"account {account}";

    /// <summary>The actions; for a Deny that steps back, what that means.</summary>
    public static string Allows(Access access) =>
        access.IsNoLongerDenied ? "what other policies allow; the Deny steps back" : string.Join(", ", access.Actions);
}
