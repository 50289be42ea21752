using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KnowledgeBase.IntegrationTests.Hosting;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>No test of this class makes a token.</summary>
public sealed class ServeCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Theory]
    [InlineData("On 0.0.0.0", "--listen", "0.0.0.0")]
    [InlineData("On ::", "--listen", "::")]
    [InlineData("Under https://kb.example/", "--public-address", "https://kb.example")]
    public async Task Without_a_token_it_is_served_to_nobody_else(string where, params string[] options) =>
        (await kb.Run(["serve", "--port", "0", .. options])).Refused().ShouldBe($"{where} everything takes a token, and there is none that works. Make one first: kb tokens create NAME --role admin");

    [Theory]
    [InlineData("--listen: 'everywhere' is no IP address.", "--listen", "everywhere")]
    [InlineData("--listen: '1' is no IP address.", "--listen", "1")]
    [InlineData("--public-address: 'kb.example' is no address of a server.", "--public-address", "kb.example")]
    [InlineData("--public-address: 'https://kb.example/kb' is no address of a server.", "--public-address", "https://kb.example/kb")]
    [InlineData("--public-address: 'ftp://kb.example' is no address of a server.", "--public-address", "ftp://kb.example")]
    [InlineData("--port: 65536 is not from 0 to 65535.", "--port", "65536")]
    [InlineData("--certificate-key: needs --certificate", "--certificate-key", "key.pem")]
    [InlineData("--certificate: none.pem can't be used:", "--certificate", "none.pem")]
    public async Task What_cannot_be_is_refused(string said, params string[] options) => (await kb.Run(["serve", .. options])).Refused().ShouldContain(said);

    [Fact]
    public async Task The_demo_opens_its_archive_and_says_where()
    {
        using var serving = kb.Begin("demo", "--serve", "--port", "0");
        try
        {
            (await serving.StandardOutput.ReadLineAsync(Ask.Ct)).ShouldNotBeNull().ShouldContain("619");
            var said = await serving.StandardOutput.ReadLineAsync(Ask.Ct);
            said.ShouldNotBeNull();
            using var client = new HttpClient();
            var page = await client.GetStringAsync(said.Split(' ')[1], Ask.Ct);
            page.ShouldContain("demo on 2017-05-06");
            page.ShouldContain("North of Homs");
        }
        finally
        {
            serving.Kill();
            await serving.WaitForExitAsync(Ask.Ct);
        }
    }

    [Fact]
    public async Task With_a_certificate_it_is_served_encrypted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        kb.Write("server.pem", made.ExportCertificatePem());
        kb.Write("server.key", key.ExportPkcs8PrivateKeyPem());
        using var serving = kb.Begin("serve", "--port", "0", "--certificate", "server.pem", "--certificate-key", "server.key");
        try
        {
            var said = await serving.StandardOutput.ReadLineAsync(Ask.Ct);
            said.ShouldNotBeNull();
            said.ShouldStartWith("Open https://127.0.0.1:");
            using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == made.GetCertHashString() } });
            using var answer = await client.GetAsync(said.Split(' ')[1], Ask.Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            serving.Kill();
            await serving.WaitForExitAsync(Ask.Ct);
        }
    }
}

/// <summary>With a token, so that nothing but the address itself keeps it from being served.</summary>
public sealed class ServeElsewhereCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task An_address_of_another_machine_is_refused()
    {
        await kb.Run("tokens", "create", "keeper", "--role", "admin");

        var said = (await kb.Run("serve", "--port", "0", "--listen", "203.0.113.7")).Refused();

        said.ShouldContain("tokens and answers travel unencrypted");
        said.ShouldContain("--listen: cannot listen on 203.0.113.7, port 0:");
    }
}
