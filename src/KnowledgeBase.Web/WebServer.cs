using System.Net;
using KnowledgeBase.Web.Http;
using KnowledgeBase.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Web;

/// <summary>Where the web listens.</summary>
/// <param name="Address">The address; loopback unless the user says otherwise.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
public sealed record WebSettings(IPAddress Address, int Port);

/// <summary>Pages and API of the archives of a database, over HTTP.</summary>
public static class WebServer
{
    /// <summary>A server, not started yet.</summary>
    /// <param name="settings">Where it listens.</param>
    /// <param name="services">Adds the services of the product, on a database that is set up.</param>
    public static WebApplication Create(WebSettings settings, Action<IServiceCollection> services)
    {
        // No settings from files or the environment: what the server does is what the command line says.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(settings.Address, settings.Port);
        });
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        services(builder.Services);
        // Forms outlive no restart of the server; nothing is written to the user's folders.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddRoutingCore();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ChangesCache>();
        builder.Services.AddSingleton<RebuildJobs>();

        var app = builder.Build();
        app.UseMiddleware<ProblemPages>();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapPages();
        return app;
    }
}
