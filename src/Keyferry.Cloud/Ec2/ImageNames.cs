using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>Which AMI names are taken, per account and Region; kept beside the world so that thousands of copies don't search it each time.</summary>
internal sealed class ImageNames
{
    private readonly Dictionary<(AccountId Owner, Region Region, string Name), string> _taken = [];
    private ImmutableDictionary<(Region Region, string ImageId), Image>? _read;

    /// <summary>The id of the image that has the name, or null.</summary>
    public string? Find(World world, AccountId owner, Region region, string name)
    {
        if (!ReferenceEquals(_read, world.Images))
        {
            _taken.Clear();
            foreach (Image image in world.Images.Values)
            {
                Note(image);
            }

            _read = world.Images;
        }

        return _taken.GetValueOrDefault((owner, region, name));
    }

    /// <summary>Puts an image into the world, new or changed.</summary>
    public World Put(World world, Image image)
    {
        bool current = ReferenceEquals(_read, world.Images);
        World next = world with { Images = world.Images.SetItem((image.Region, image.ImageId), image) };
        if (current)
        {
            Note(image);
            _read = next.Images;
        }

        return next;
    }

    // A deregistered image gives its name back, and so does a copy that failed: else it could never be tried again (F1.93).
    private void Note(Image image)
    {
        if (image.State is not (ImageState.Deregistered or ImageState.Failed))
        {
            _taken[(image.Owner, image.Region, image.Name)] = image.ImageId;
        }
        else if (_taken.GetValueOrDefault((image.Owner, image.Region, image.Name)) == image.ImageId)
        {
            _taken.Remove((image.Owner, image.Region, image.Name));
        }
    }
}
