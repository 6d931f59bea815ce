namespace Millrace.Tables.Tests.Engine;

/// <summary>The largest number first.</summary>
public sealed class NewestFirst : IOrder<Thing>
{
    public static Order<Thing> Order => Tables.Order.ByDescending(Thing.Columns.Id);
}
