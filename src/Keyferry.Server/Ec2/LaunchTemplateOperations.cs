using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>Launch templates and their versions.</summary>
internal static class LaunchTemplateOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.CreateLaunchTemplate, Create);
        table.Add(Api.Ec2Model.CreateLaunchTemplateVersion, (call, request) => new Ec2Service(call.Run).CreateLaunchTemplateVersion(
            call.Caller, call.Region,
            new LaunchTemplateName(request.LaunchTemplateId, request.LaunchTemplateName, request.SourceVersion),
            TemplateJson.Write(request.LaunchTemplateData.Write()), request.VersionDescription, request.ClientToken)
            .Answer(request.DryRun, made => new Api.CreateLaunchTemplateVersionResult
            {
                LaunchTemplateVersion = Written(made.Template, made.Version),
            }));
        table.Add(Api.Ec2Model.ModifyLaunchTemplate, (call, request) => new Ec2Service(call.Run).ModifyLaunchTemplate(
            call.Caller, call.Region, new LaunchTemplateName(request.LaunchTemplateId, request.LaunchTemplateName, request.DefaultVersion),
            request.ClientToken)
            .Answer(request.DryRun, template => new Api.ModifyLaunchTemplateResult { LaunchTemplate = Written(template) }));
        table.Add(Api.Ec2Model.DeleteLaunchTemplate, (call, request) => new Ec2Service(call.Run).DeleteLaunchTemplate(
            call.Caller, call.Region, new LaunchTemplateName(request.LaunchTemplateId, request.LaunchTemplateName, null))
            .Answer(request.DryRun, template => new Api.DeleteLaunchTemplateResult { LaunchTemplate = Written(template) }));
        table.Add(Api.Ec2Model.DeleteLaunchTemplateVersions, DeleteVersions);
        table.Add(Api.Ec2Model.DescribeLaunchTemplates, (call, request) => new Ec2Service(call.Run).DescribeLaunchTemplates(
            call.Caller, call.Region, Reading.Texts(request.LaunchTemplateIds), Reading.Texts(request.LaunchTemplateNames),
            Reading.Filters(request.Filters), new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeLaunchTemplatesResult
            {
                LaunchTemplates = [.. page.Items.Select(Written)],
                NextToken = page.NextToken,
            }));
        table.Add(Api.Ec2Model.DescribeLaunchTemplateVersions, DescribeVersions);
        table.Add(Api.Ec2Model.GetLaunchTemplateData, (call, request) => new Ec2Service(call.Run).GetLaunchTemplateData(
            call.Caller, call.Region, request.InstanceId)
            .Answer(request.DryRun, data => new Api.GetLaunchTemplateDataResult
            {
                LaunchTemplateData = Api.ResponseLaunchTemplateData.Read(TemplateJson.Read(data)),
            }));
    }

    private static Reply<Api.CreateLaunchTemplateResult> Create(ServiceCall call, Api.CreateLaunchTemplateRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags =
            TagRules.Read(Reading.TagSpecifications(request.TagSpecifications), "launch-template");
        if (!tags.Succeeded)
        {
            return tags.Error;
        }

        LaunchTemplateCreation creation = new(request.LaunchTemplateName, TemplateJson.Write(request.LaunchTemplateData.Write()))
        {
            Description = request.VersionDescription,
            ClientToken = request.ClientToken,
            Tags = tags.Value!["launch-template"],
        };
        return new Ec2Service(call.Run).CreateLaunchTemplate(call.Caller, call.Region, creation)
            .Answer(request.DryRun, template => new Api.CreateLaunchTemplateResult { LaunchTemplate = Written(template) });
    }

    private static Reply<Api.DescribeLaunchTemplateVersionsResult> DescribeVersions(
        ServiceCall call, Api.DescribeLaunchTemplateVersionsRequest request) =>
        new Ec2Service(call.Run).DescribeLaunchTemplateVersions(
            call.Caller, call.Region, new LaunchTemplateName(request.LaunchTemplateId, request.LaunchTemplateName, null),
            new LaunchTemplateVersions(Reading.Texts(request.Versions), request.MinVersion, request.MaxVersion)
            {
                ResolvesAlias = request.ResolveAlias ?? false,
            },
            Reading.Filters(request.Filters), new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeLaunchTemplateVersionsResult
            {
                LaunchTemplateVersions = [.. page.Items.Select(p => Written(p.Template, p.Version))],
                NextToken = page.NextToken,
            });

    private static Reply<Api.DeleteLaunchTemplateVersionsResult> DeleteVersions(
        ServiceCall call, Api.DeleteLaunchTemplateVersionsRequest request)
    {
        ImmutableArray<string> versions = Reading.Texts(request.Versions);
        return new Ec2Service(call.Run).DeleteLaunchTemplateVersions(
            call.Caller, call.Region, new LaunchTemplateName(request.LaunchTemplateId, request.LaunchTemplateName, null), versions)
            .Answer(request.DryRun, deletion => new Api.DeleteLaunchTemplateVersionsResult
            {
                SuccessfullyDeletedLaunchTemplateVersions =
                [
                    .. deletion.Deleted.Select(number => new Api.DeleteLaunchTemplateVersionsResponseSuccessItem
                    {
                        LaunchTemplateId = deletion.Template.LaunchTemplateId,
                        LaunchTemplateName = deletion.Template.Name,
                        VersionNumber = number,
                    }),
                ],
                UnsuccessfullyDeletedLaunchTemplateVersions =
                [
                    .. deletion.Kept.Select(kept => new Api.DeleteLaunchTemplateVersionsResponseErrorItem
                    {
                        LaunchTemplateId = deletion.Template.LaunchTemplateId,
                        LaunchTemplateName = deletion.Template.Name,
                        VersionNumber = kept.Number,
                        ResponseError = new Api.ResponseError { Code = kept.Code, Message = kept.Message },
                    }),
                ],
            });
    }

    private static Api.LaunchTemplate Written(LaunchTemplate template) => new()
    {
        LaunchTemplateId = template.LaunchTemplateId,
        LaunchTemplateName = template.Name,
        CreateTime = template.CreateTime,
        CreatedBy = template.CreatedBy,
        DefaultVersionNumber = template.DefaultVersion,
        LatestVersionNumber = template.LatestVersion,
        Tags = Reading.Tags(template.Tags),
    };

    private static Api.LaunchTemplateVersion Written(LaunchTemplate template, LaunchTemplateVersion version) => new()
    {
        LaunchTemplateId = template.LaunchTemplateId,
        LaunchTemplateName = template.Name,
        VersionNumber = version.Number,
        VersionDescription = version.Description,
        CreateTime = version.CreateTime,
        CreatedBy = version.CreatedBy,
        DefaultVersion = version.Number == template.DefaultVersion,
        LaunchTemplateData = Api.ResponseLaunchTemplateData.Read(TemplateJson.Read(version.Data)),
    };
}
