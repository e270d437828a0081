// A real identity provider for the tests: OpenID Connect by npm's oidc-provider on a free port of this machine. Anybody
// signs in with any password; what groups they are in stands in the file named by the second argument, read each time.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [parts, groups, secret] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(`${parts}/node_modules/oidc-provider/lib/index.js`));

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: "coursematch",
      client_secret: secret,
      // Native clients may use any port of this machine (RFC 8252): the service's is not known before it starts.
      application_type: "native",
      redirect_uris: ["http://127.0.0.1/sign-in/authority/back"],
      post_logout_redirect_uris: ["http://127.0.0.1/sign-out"],
      token_endpoint_auth_method: "client_secret_post",
    }],
    claims: { openid: ["sub"], profile: ["preferred_username", "groups"] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        preferred_username: id.replace(/^number-/, ""),
        groups: JSON.parse(readFileSync(groups, "utf8"))[id] ?? [],
      }),
    }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
process.stdin.on("end", () => process.exit(0)).resume();
