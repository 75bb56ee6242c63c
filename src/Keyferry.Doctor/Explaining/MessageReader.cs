using System.Collections.Immutable;
using System.Globalization;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Reads Image Builder's reasons and the errors of the services behind it, in the forms that users paste. Takes any
/// text, reads it once from left to right and never fails; what it doesn't recognise is a failure with only a text.
/// </summary>
public static class MessageReader
{
    private const string ListHead = "Not all distribution jobs are completed.";
    private const string Tail = " when distributing the image from the source account (ID: ";
    private const string TailDestination = ") to the destination account (ID: ";
    private const string TailRegion = ") in Region ";
    private const string FailedCopy = "AMI Copy Reported Failure For ";
    private const string ClientError = " Client Error: ";

    // Follows every STS error (F1.12, E2).
    private const string StsAdvice = ". Please make sure your ";

    // state.reason holds at most so much (F1.3).
    private const int LongestReason = 1024;

    public static ReadMessage Read(string text)
    {
        string line = MessageText.Normalize(text);
        ReadMessage message = Envelope(line, out string body);
        int list = body.IndexOf(ListHead, StringComparison.OrdinalIgnoreCase);
        ImmutableArray<ReadFailure> failures = list >= 0 ? Items(body[(list + ListHead.Length)..])
            : body.Contains(Tail, StringComparison.Ordinal) || body.Contains(FailedCopy, StringComparison.Ordinal) ? Items(body)
            : body.Length > 0 ? [ServiceErrorReader.Read(body) with { IsCut = IsCut(line) }] : [];
        return message with
        {
            Failures = failures,
            IsCut = IsCut(line) || failures.Any(f => f.IsCut),
        };
    }

    // The wrappers of F1.10, F1.11, F1.17, E51 and E68; the body is what they enclose.
    private static ReadMessage Envelope(string line, out string body)
    {
        body = line;
        ReadMessage message = new();
        if (After(body, "Workflow Execution ID: ") is { } workflow)
        {
            message = message with { WorkflowExecutionId = Token(workflow) };
            body = After(workflow, "failed with reason: ") ?? workflow;
        }

        if (After(body, "Distribution failed with JobId ") is { } job)
        {
            message = message with { JobId = Token(job) };
            body = job;
        }
        else if (After(body, "SSM execution ") is { } execution)
        {
            message = message with { SsmExecutionId = Token(execution), Stage = TokenAfter(execution, "in state = ") };
            body = execution;
        }

        string head = body[..Math.Min(body.Length, LongestReason)];
        message = message with
        {
            Status = TokenAfter(head, "status = "),
            ImageArn = TokenAfter(head, "for ARN ") ?? TokenAfter(head, "for image arn: ") ?? ImageArn(line),
        };
        body = message.SsmExecutionId is not null && After(body, "failure message = ") is { } failure
            ? failure.TrimStart('\'', '"').TrimEnd('.').TrimEnd('\'', '"')
            : body;
        return message;
    }

    // 1) … 2) …: that several follow one another on a line is our inference (F1.13).
    private static ImmutableArray<ReadFailure> Items(string list)
    {
        var failures = ImmutableArray.CreateBuilder<ReadFailure>();
        int number = 1, start = 0;
        string rest = list.TrimStart();
        if (rest.StartsWith("1) ", StringComparison.Ordinal))
        {
            rest = rest[3..];
        }
        else
        {
            int one = rest.IndexOf(" 1) ", StringComparison.Ordinal);
            number = one < 0 ? 0 : 1;
            rest = one < 0 ? rest : rest[(one + 4)..];
        }

        while (number > 0)
        {
            string next = string.Create(CultureInfo.InvariantCulture, $" {number + 1}) ");
            int at = rest.IndexOf(next, start, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            failures.Add(Item(rest[start..at]) with { Number = number });
            start = at + next.Length;
            number++;
        }

        ReadFailure last = Item(rest[start..]);
        failures.Add(number > 0 ? last with { Number = number } : last);
        return failures.ToImmutable();
    }

    private static ReadFailure Item(string item)
    {
        int tail = item.LastIndexOf(Tail, StringComparison.Ordinal);
        string text = tail < 0 ? item : item[..tail];
        string place = tail < 0 ? "" : item[(tail + Tail.Length)..];
        string? region = After(place, TailRegion) is { Length: > 0 } r ? Token(r) : null;
        ReadFailure failure = Inner(text) with
        {
            SourceAccount = tail < 0 ? null : Account(place, TailDestination),
            DestinationAccount = After(place, TailDestination) is { } d ? Account(d, TailRegion) : null,
            Region = region,
            IsCut = region is null || IsCut(item),
        };
        return failure;
    }

    private static ReadFailure Inner(string text)
    {
        if (After(text, FailedCopy) is { } image)
        {
            return new ReadFailure(text.Trim()) { FailedImage = Token(image), Service = "EC2" };
        }

        int at = text.IndexOf(ClientError, StringComparison.Ordinal);
        if (at < 0)
        {
            return ServiceErrorReader.Read(text.Trim());
        }

        string inner = text[(at + ClientError.Length)..];
        int advice = inner.IndexOf(StsAdvice, StringComparison.Ordinal);
        inner = (advice < 0 ? inner : inner[..advice]).Trim();
        inner = inner.StartsWith('\'') ? inner[1..] : inner;
        inner = inner.EndsWith('\'') ? inner[..^1] : inner;
        string service = text[..at].Trim();
        return ServiceErrorReader.Read(inner) with { Service = service[(service.LastIndexOf(')') + 1)..].Trim() };
    }

    private static string? Account(string text, string end)
    {
        int at = text.IndexOf(end, StringComparison.Ordinal);
        string account = (at < 0 ? text : text[..at]).Trim(' ', ')', '.', '\'');
        return account.Length is > 0 and <= 20 ? account : null;
    }

    private static bool IsCut(string text) =>
        text.EndsWith('…') || text.EndsWith("...", StringComparison.Ordinal)
        || (text.Length >= LongestReason - 1 && text.Length <= LongestReason + 1);

    private static string? ImageArn(string line)
    {
        int at = line.IndexOf("arn:aws", StringComparison.Ordinal);
        while (at >= 0)
        {
            string arn = Token(line[at..]);
            if (arn.Contains(":imagebuilder:", StringComparison.Ordinal) && arn.Contains(":image/", StringComparison.Ordinal))
            {
                return arn;
            }

            at = line.IndexOf("arn:aws", at + 1, StringComparison.Ordinal);
        }

        return null;
    }

    private static string? TokenAfter(string text, string marker) =>
        After(text, marker) is { } rest && Token(rest) is { Length: > 0 } token ? token : null;

    private static string? After(string text, string marker)
    {
        int at = text.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : text[(at + marker.Length)..];
    }

    // A quoted or bare word, without what follows it in a sentence.
    private static string Token(string text)
    {
        string rest = text.TrimStart(' ', '\'', '"');
        int end = rest.AsSpan().IndexOfAny(" '\"),");
        return (end < 0 ? rest : rest[..end]).TrimEnd('.', ';', ':');
    }
}
