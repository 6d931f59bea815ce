namespace Millrace.Features.Tests.Rows;

/// <summary>Features with a label, a weight and a row key.</summary>
[Features<OpenOrder>, RowKey(nameof(OpenOrder.Id), nameof(OpenOrder.Shop), nameof(OpenOrder.At), Permit = "the shop's own file")]
internal partial record struct OrderFeatures
{
    [ZScore]
    public float Amount { get; init; }

    [Vocabulary(From = nameof(OpenOrder.Shop), Top = 3), Permit("reviewed")]
    public int Place { get; init; }

    [Label]
    private static float Payment(in Order.Row order) => order.Paid;

    [Weight]
    private static double Importance(in Order.Row order) => order.Times;
}
