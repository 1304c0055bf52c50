using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Pictures of the row before and after the operation, with the columns a step asked for.</summary>
internal static class Images
{
    private const int Pre = 0;
    private const int Post = 1;
    private const int Both = 2;

    public static EntityImageCollection Before(Model model, StoreTransaction rows, Step step, Row? row) => Of(model, rows, step, row, Pre);

    public static EntityImageCollection After(Model model, StoreTransaction rows, Step step, Row? row) => step.Stage == Stages.Post ? Of(model, rows, step, row, Post) : new EntityImageCollection();

    private static EntityImageCollection Of(Model model, StoreTransaction rows, Step step, Row? row, int type)
    {
        var images = new EntityImageCollection();
        if (row is null)
            return images;
        var table = model.Table(row.Table);
        foreach (var image in step.Images.Where(image => image.ImageType == type || image.ImageType == Both))
        {
            IEnumerable<ColumnMetadata> columns = image.Columns.IsDefaultOrEmpty
                ? table.Columns.Values
                : image.Columns.Select(name => table.TryColumn(name, out var column) ? column : throw Fault.NoSuchColumn(table.LogicalName, name));
            images[image.EntityAlias] = new EntityShape(model, rows).Of(row, columns);
        }
        return images;
    }
}
