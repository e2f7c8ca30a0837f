// @grpc/grpc-js with the hub's own protos: nothing here was generated.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { accessToken, grpcAddress, protoFiles, protos } from '../hub.mjs';

const definition = loader.loadSync(protoFiles(), { includeDirs: [protos], keepCase: true, longs: String, enums: String, defaults: true, oneofs: true });

export const { identityhub } = grpc.loadPackageDefinition(definition);

/** Clients that share a token and are closed together. */
export function connection(deadline = 30_000) {
  const clients = [];
  const metadata = new grpc.Metadata();
  const open = (Client) => {
    const client = new Client(new URL(grpcAddress).host, grpc.credentials.createInsecure());
    clients.push(client);
    return client;
  };
  return {
    metadata,
    open,
    until: () => ({ deadline: Date.now() + deadline }),
    signIn: async (scope) => metadata.set('authorization', `Bearer ${await accessToken(scope)}`),
    close: () => clients.forEach((client) => client.close()),
    /** A function that calls a service's methods by name. */
    service(Client) {
      const client = open(Client);
      return (method, request, options = {}) => new Promise((resolve, reject) => {
        client[method](request, options.metadata ?? metadata, { deadline: Date.now() + deadline }, (error, response) => (error ? reject(error) : resolve(response)));
      });
    },
  };
}

/** All messages of a stream that the hub ends. */
export function all(call) {
  return new Promise((resolve, reject) => {
    const messages = [];
    call.on('data', (message) => messages.push(message));
    call.on('end', () => resolve(messages));
    call.on('error', reject);
  });
}
