namespace Millrace.Tables.Tests.Engine;

/// <summary>Each thing with its group's part.</summary>
public sealed class WithPart : IJoin<Thing, Part, Joined>
{
    public static Join<Thing, Part, Joined> Join => new Join<Thing, Part, Joined>()
        .On(Thing.Columns.Group, Part.Columns.Group).TakeRight(Part.Columns.Name, Joined.Columns.PartName);
}
