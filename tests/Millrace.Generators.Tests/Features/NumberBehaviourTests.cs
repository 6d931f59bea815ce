using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Features;

public sealed class NumberBehaviourTests
{
    private const string Source = """
        using System; using System.Linq; using Millrace; using Millrace.Data; using Millrace.Features;
        public enum Size { Small, Large }
        [Schema] public partial record struct Sale
        {
            [Column("price")] public double? Price { get; init; }
            [Column("shop_name")] public string? Shop { get; init; }
            [Column("size")] public Size? Size { get; init; }
        }
        [Features<Sale>] public partial record struct SaleFeatures
        {
            [ZScore(From = nameof(Sale.Price), Per = nameof(Sale.Shop))] public float ByShop { get; init; }
            [MinMax(-1, 1, Clip = true, Per = nameof(Sale.Size), From = nameof(Sale.Price))] public float BySize { get; init; }
            [MinMax(From = nameof(Sale.Price))] public float Share { get; init; }
            [Log(Offset = 1, Base = 2, From = nameof(Sale.Price)), Clip(0, 2)] public float Logarithm { get; init; }
            [RobustScale(From = nameof(Sale.Price))] public float Robust { get; init; }
            [Power(0.5, From = nameof(Sale.Price))] public float Root { get; init; }
            [BucketizeBy(1, 5.5, Missing = Missing.OwnBucket, From = nameof(Sale.Price))] public int Bucket { get; init; }
            [Interpolate(2, From = nameof(Sale.Price))] public float Place { get; init; }
            [IsMissing(From = nameof(Sale.Shop))] public float NoShop { get; init; }
        }
        """;

    [Fact]
    public void Every_transform_of_numbers_runs_as_it_is_written() =>
        Assert.Equal("1 1 0.75 2 0.625 3 2 0.625 0 | 0 0 0 0 0 0 3 0 1 | price,shop_name,size", Probe.Run(Source + """
            public static class Probe
            {
                public static string Run()
                {
                    var batch = new Sale.Batch();
                    foreach ((double price, string shop, Size size) in new[] { (0.0, "a", Size.Small), (4.0, "a", Size.Large), (8.0, "b", Size.Small), (12.0, "b", Size.Large) })
                        batch.Add(new Sale { Price = price, Shop = shop, Size = size });
                    var fitter = new FeatureFitter<SaleFeatures>();
                    fitter.Add(batch);
                    Fitted<SaleFeatures> fitted = fitter.Complete();
                    return Text(fitted.Apply(new SaleFeatures.Input { Price = 9, Shop = "c", Size = Size.Small })) + " | " + Text(fitted.Apply(new SaleFeatures.Input()))
                        + " | " + string.Join(",", SaleFeatures.Input.Schema.Columns.Select(each => each.Name));
                }

                private static string Text(SaleFeatures row) => FormattableString.Invariant(
                    $"{(row.ByShop > 0.67 && row.ByShop < 0.68 ? 1 : row.ByShop)} {row.BySize} {row.Share} {row.Logarithm} {row.Robust} {row.Root} {row.Bucket} {row.Place} {row.NoShop}");
            }
            """));
}
