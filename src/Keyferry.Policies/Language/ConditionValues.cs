using Keyferry.Policies.Conditions;

namespace Keyferry.Policies.Language;

/// <summary>
/// Whether values fit their operators. AWS doesn't document that it refuses a value of the wrong type; such a value simply
/// never matches, so it is a warning here.
/// </summary>
internal static class ConditionValues
{
    public static void Check(PolicyProblems problems, OperatorRule rule, string name, Located value)
    {
        if (rule.TakesVariables)
        {
            VariableSyntax.Check(problems, value, value.Text);
            CheckText(problems, rule, name, value);
            return;
        }

        if (problems.HasVariables && value.Text.Contains("${", StringComparison.Ordinal))
        {
            problems.Warn(
                value.Pointer,
                value.Position,
                $"`{name}` doesn't replace the variable in `{value.Text}`",
                "variables work with string and ARN operators only");
            return;
        }

        (bool fits, string help) = rule.Family switch
        {
            OperatorFamily.Number => (Number.Parse(value.Text) is not null, "write a number"),
            OperatorFamily.Date => (DateTest.Parse(value.Text) is not null, "write `2026-01-31T00:00:00Z` or seconds since 1970"),
            OperatorFamily.Bool or OperatorFamily.Null =>
                (value.Text.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Text.Equals("false", StringComparison.OrdinalIgnoreCase), "write `true` or `false`"),
            OperatorFamily.IpAddress => (IpAddressTest.IsValid(value.Text), "write an address or a block in CIDR notation, `203.0.113.0/24`"),
            OperatorFamily.Binary => (System.Buffers.Text.Base64.IsValid(value.Text), "write the bytes in base64"),
            _ => throw new System.Diagnostics.UnreachableException($"{rule.Family}"),
        };
        if (!fits)
        {
            problems.Warn(value.Pointer, value.Position, $"`{value.Text}` never matches with `{name}`", help);
        }
    }

    private static void CheckText(PolicyProblems problems, OperatorRule rule, string name, Located value)
    {
        string masked = VariableSyntax.Mask(value.Text, problems.HasVariables);
        bool variable = masked != value.Text;
        if (rule.Family == OperatorFamily.Arn)
        {
            bool arn = value.Text == "*" || variable || masked.Split(':', 6) is ["arn" or "*", _, _, _, _, _];
            if (!arn)
            {
                problems.Warn(
                    value.Pointer,
                    value.Position,
                    $"`{value.Text}` isn't an ARN, so it never matches with `{name}`",
                    "write all six parts of an ARN, or use a string operator");
            }
        }
        else if (name is "StringEquals" or "StringNotEquals" && masked.Contains('*', StringComparison.Ordinal))
        {
            string like = name == "StringEquals" ? "StringLike" : "StringNotLike";
            problems.Warn(
                value.Pointer,
                value.Position,
                $"`{name}` takes the `*` in `{value.Text}` literally",
                $"use `{like}` for wildcards");
        }
    }
}
