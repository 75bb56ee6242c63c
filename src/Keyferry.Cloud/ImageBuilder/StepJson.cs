using System.Buffers;
using System.Text;
using System.Text.Json;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The outputs of workflow steps, as JSON.</summary>
internal static class StepJson
{
    /// <summary>Of a step that made an AMI.</summary>
    public static string Image(string imageId) => Write(json => json.WriteString("imageId", imageId));

    /// <summary>
    /// distributedImages: one for each AMI that the step brought about or tried to, with its status and the text of its
    /// failure (F1.15, F1.80, F1.98).
    /// </summary>
    public static string Distributed(World world, BuiltImage image, DistributionWork work, string action) => Write(json =>
    {
        json.WriteStartArray("distributedImages");
        HashSet<(AccountId, Region)> told = [];
        foreach (JobProgress progress in work.Jobs)
        {
            DistributionJob job = progress.Plan.Job;
            AccountId owner = job.Way == DistributionWay.TargetAccountCopy ? job.Account ?? image.Account : image.Account;
            bool failed = progress.FailedAction == action;
            if (!told.Add((owner, job.Region)) && !failed)
            {
                continue;
            }

            string? id = work.Context.ImageOf(job.Entry, owner, job.Region);
            json.WriteStartObject();
            json.WriteString("region", job.Region.Value);
            json.WriteString("accountId", owner.Value);
            if (id is not null)
            {
                json.WriteString("amiId", id);
                json.WriteString("name", world.Images.TryGetValue((job.Region, id), out Image? ami) ? ami.Name : "");
            }

            json.WriteString("status", failed ? "Failed" : "Completed");
            json.WriteString("step", Step(action));
            if (failed && progress.Failure is { } text)
            {
                json.WriteString("errorMessage", text);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Step(string action) => action switch
    {
        "DistributeImage" => "CopyAmiRunning",
        "ModifyImageAttributes" => "ModifyAmiRunning",
        _ => "PutSsmParametersRunning",
    };

    private static string Write(Action<Utf8JsonWriter> fields)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
